using Assistance.Data.Conventions;
using Assistance.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

internal sealed class IssuedDocumentConfiguration : IEntityTypeConfiguration<IssuedDocument>
{
    public void Configure(EntityTypeBuilder<IssuedDocument> builder)
    {
        builder.ToTable("IssuedDocuments");
        builder.HasKey(row => row.Id);
        builder.HasCase(uniqueNumber: false);
        builder.Property(row => row.Word).AsJson();
        builder.HasIndex(row => new { row.Number, row.Version }).IsUnique();
    }
}
