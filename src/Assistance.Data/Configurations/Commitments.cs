using Assistance.Data.Conventions;
using Assistance.Domain.Commitments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Configurations;

internal sealed class CommitmentConfiguration : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.ToTable("Commitments");
        builder.HasKey(row => row.Id);
        builder.HasCase();
        builder.Ignore(row => row.Owner).Ignore(row => row.Backup).Ignore(row => row.Verifier).Ignore(row => row.PendingExtension)
            .Ignore(row => row.EffectiveDue).Ignore(row => row.Percent).Ignore(row => row.LatestExtension);
        builder.Property(row => row.ConfirmedBy).AsJson();
        builder.Property(row => row.Progress).AsJson();
        builder.Property(row => row.Evidence).AsJson();
        builder.Property(row => row.Extensions).AsJson();
        builder.Property(row => row.Returns).AsJson();
        builder.Property(row => row.Verifications).AsJson();
        builder.Property(row => row.Objections).AsJson();
        builder.Property(row => row.Causes).AsJson();
        builder.HasIndex(row => new { row.DivisionCode, row.State, row.Due, row.Id });
        // the ledger: what is open, and everything, by date
        builder.HasIndex(row => new { row.DivisionCode, row.Due, row.Id }, "IX_Commitments_Open_DivisionCode_Due_Id").HasFilter("\"ClosedOn\" IS NULL");
        builder.HasIndex(row => new { row.Due, row.Id }, "IX_Commitments_Open_Due_Id").HasFilter("\"ClosedOn\" IS NULL");
        builder.HasIndex(row => new { row.Due, row.Id });
        builder.HasIndex(row => new { row.DivisionCode, row.Due, row.Id });
        builder.HasIndex(row => new { row.State, row.Due, row.Id });
        builder.HasIndex(row => new { row.EnterpriseId, row.State, row.Due, row.Id });
        builder.HasIndex(row => new { row.OwnerId, row.State, row.Due });
        // what is late, ours first, by owner, and summed up by bureau: what decides it stands in the index, so that a wide scope reads only what it shows
        builder.HasIndex(row => new { row.Side, row.Due, row.Id, row.DivisionCode, row.OriginalDue, row.ReworkBy, row.AgreedOn }, "IX_Commitments_Agreed_Side_Due_Id").HasFilter("\"State\" = 'Agreed'");
        builder.HasIndex(row => new { row.DivisionCode, row.Side, row.Due, row.Id, row.OriginalDue, row.ReworkBy, row.AgreedOn }, "IX_Commitments_Agreed_DivisionCode_Side_Due").HasFilter("\"State\" = 'Agreed'");
        builder.HasIndex(row => new { row.OwnerName, row.Due, row.Id, row.DivisionCode }, "IX_Commitments_Agreed_OwnerName_Due_Id").HasFilter("\"State\" = 'Agreed'");
        // what was late on a past day and is not in progress any more: the few that were confirmed, or ended, after the date first agreed
        builder.HasIndex(row => new { row.Due, row.Id, row.DivisionCode }, "IX_Commitments_WereLate_Due_Id")
            .HasFilter("\"ConfirmedOn\" > \"OriginalDue\" OR (\"ConfirmedOn\" IS NULL AND \"ClosedOn\" > \"OriginalDue\")");
        builder.HasIndex(row => row.BackupId).HasFilter("\"BackupId\" IS NOT NULL");
        builder.HasIndex(row => new { row.VerifierId, row.State });
        builder.HasIndex(row => row.ProblemId);
    }
}
