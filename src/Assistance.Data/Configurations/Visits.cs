using Assistance.Data.Conventions;
using Assistance.Domain.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

internal sealed class VisitConfiguration : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("Visits");
        builder.HasKey(row => row.Id);
        builder.HasCase();
        builder.Property(row => row.Visitors).AsJson();
        builder.Property(row => row.Met).AsJson();
        builder.Property(row => row.NeedsByDomain).AsJson();
        builder.Property(row => row.PhotoIds).AsJson();
        builder.Property(row => row.AcknowledgedBy).AsJson();
        builder.HasIndex(row => new { row.DivisionCode, row.State, row.PlannedOn });
        builder.HasIndex(row => new { row.EnterpriseId, row.State, row.PlannedOn });
        builder.HasIndex(row => new { row.DivisionCode, row.HeldOn, row.Id });
        builder.HasIndex(row => new { row.EnterpriseId, row.HeldOn });
        builder.HasIndex(row => new { row.State, row.PlannedOn, row.Id, row.DivisionCode });
        builder.HasIndex(row => new { row.HeldOn, row.Id, row.DivisionCode });
    }
}
