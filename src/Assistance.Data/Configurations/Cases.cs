using Assistance.Data.Conventions;
using Assistance.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

internal sealed class AssistanceCaseConfiguration : IEntityTypeConfiguration<AssistanceCase>
{
    public void Configure(EntityTypeBuilder<AssistanceCase> builder)
    {
        builder.ToTable("Cases");
        builder.HasKey(row => row.CaseId);
        builder.Ignore(row => row.Lead).Ignore(row => row.Backup);
        builder.Property(row => row.DivisionCode).HasMaxLength(6);
        builder.Property(row => row.Reference).HasMaxLength(30);
        builder.Property(row => row.Theme).HasMaxLength(400);
        builder.Property(row => row.Measures).AsJson();
        builder.Property(row => row.Origin).AsJson();
        builder.HasIndex(row => row.Reference).IsUnique();
        builder.HasIndex(row => new { row.DivisionCode, row.Reference, row.Status });
        builder.HasIndex(row => new { row.EnterpriseId, row.Status });
        builder.HasIndex(row => new { row.LeadId, row.Status });
    }
}
