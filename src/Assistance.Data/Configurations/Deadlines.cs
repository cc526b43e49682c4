using Assistance.Data.Conventions;
using Assistance.Domain.Calendar;
using Assistance.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

internal sealed class DeadlineConfiguration : IEntityTypeConfiguration<Deadline>
{
    public void Configure(EntityTypeBuilder<Deadline> builder)
    {
        builder.ToTable("Deadlines");
        builder.HasKey(row => row.Id);
        builder.HasCase(uniqueNumber: false);
        builder.Ignore(row => row.Responsible).Ignore(row => row.Backup).Ignore(row => row.IsOpen);
        builder.Property(row => row.RaisedRungs).AsJson();
        builder.Property(row => row.EarlierVersions).AsJson();
        builder.HasIndex(row => new { row.NextChaseOn, row.Due, row.Id });
        builder.HasIndex(row => new { row.SubjectId, row.Kind });
        builder.HasIndex(row => new { row.ResponsibleId, row.ClosedOn, row.Due });
        builder.HasIndex(row => row.BackupId).HasFilter("\"BackupId\" IS NOT NULL");
        builder.HasIndex(row => new { row.DivisionCode, row.ClosedOn, row.Due });
        builder.HasIndex(row => new { row.EnterpriseId, row.ClosedOn, row.Due });
        builder.HasIndex(row => row.DivisionCode, "IX_Deadlines_CausesOwed_DivisionCode").HasFilter("\"Kind\" = 'CauseDue' AND \"ClosedOn\" IS NULL");
    }
}

internal sealed class SupervisionNoticeConfiguration : IEntityTypeConfiguration<SupervisionNotice>
{
    public void Configure(EntityTypeBuilder<SupervisionNotice> builder)
    {
        builder.ToTable("SupervisionNotices");
        builder.HasKey(row => row.Id);
        builder.HasCase(uniqueNumber: false);
        builder.Property(row => row.AddressedTo).AsJson();
        builder.Property(row => row.IssuedBy).AsJson();
        builder.Property(row => row.AcknowledgedBy).AsJson();
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => row.DeadlineId);
        builder.HasIndex(row => new { row.AddressedToId, row.AcknowledgedOn });
        builder.HasIndex(row => new { row.DivisionCode, row.AcknowledgedOn, row.Id });
    }
}

internal sealed class ChasePolicyConfiguration : IEntityTypeConfiguration<ChasePolicyVersion>
{
    public void Configure(EntityTypeBuilder<ChasePolicyVersion> builder)
    {
        builder.ToTable("ChasePolicies");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.DivisionCode).HasMaxLength(6);
        builder.Property(row => row.Steps).AsJson();
        builder.HasIndex(row => new { row.Kind, row.DivisionCode, row.Version }).IsUnique();
    }
}

internal sealed class ClosingConfiguration : IEntityTypeConfiguration<Closing>
{
    public void Configure(EntityTypeBuilder<Closing> builder)
    {
        builder.ToTable("Closings");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.DivisionCode).HasMaxLength(6);
        builder.HasIndex(row => new { row.EnterpriseId, row.Until });
        builder.HasIndex(row => new { row.DivisionCode, row.Until });
    }
}
