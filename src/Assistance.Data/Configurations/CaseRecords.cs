using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

/// <summary>What all records of a case have in common in the database.</summary>
internal static class CaseRecords
{
    /// <summary>Number within the case is unique; codes and names have their lengths.</summary>
    public static void HasCase<T>(this EntityTypeBuilder<T> builder, bool uniqueNumber = true)
        where T : CaseRecord
    {
        builder.Property(record => record.DivisionCode).HasMaxLength(6);
        builder.Property("Number").HasMaxLength(40);
        var index = builder.HasIndex(nameof(CaseRecord.CaseId), "Number");
        index.IsUnique(uniqueNumber);
    }
}
