using Assistance.Data.Conventions;
using Assistance.Domain.Enterprises;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

internal sealed class EnterpriseConfiguration : IEntityTypeConfiguration<Enterprise>
{
    public void Configure(EntityTypeBuilder<Enterprise> builder)
    {
        builder.ToTable("Enterprises");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Uscc).HasMaxLength(18);
        builder.Property(row => row.Name).HasMaxLength(200);
        builder.Property(row => row.DivisionCode).HasMaxLength(6);
        builder.Property(row => row.IndustryCode).HasMaxLength(4);
        builder.Property(row => row.MainProducts).AsJson();
        builder.Property(row => row.FormerCodes).AsJson();
        builder.Property(row => row.CooperativeMembers).AsJson();
        builder.HasIndex(row => row.Uscc).IsUnique();
        builder.HasIndex(row => new { row.DivisionCode, row.Name, row.Id });
        builder.HasIndex(row => new { row.SizeClass, row.DivisionCode, row.Name, row.Id });
    }
}
