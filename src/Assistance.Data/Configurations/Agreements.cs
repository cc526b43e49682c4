using Assistance.Data.Conventions;
using Assistance.Domain.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("Agreements");
        builder.HasKey(row => row.Id);
        builder.HasCase(uniqueNumber: false);
        builder.Property(row => row.ScopeDomains).AsJson();
        builder.Property(row => row.Obligations).AsJson();
        builder.Property(row => row.Items).AsJson();
        builder.Property(row => row.SignatoryRegulator).AsJson();
        builder.Property(row => row.SignatoryEnterprise).AsJson();
        builder.Property(row => row.LiaisonRegulator).AsJson();
        builder.Property(row => row.LiaisonEnterprise).AsJson();
        builder.Property(row => row.ApprovedBy).AsJson();
        builder.Property(row => row.Document).AsJson();
        builder.Property(row => row.Scan).AsJson();
        builder.Property(row => row.Signatures).AsJson();
        builder.HasIndex(row => new { row.State, row.End });
    }
}
