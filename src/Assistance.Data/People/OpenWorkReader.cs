using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data.People;

/// <summary>Finds what still names a person, as far as the viewer sees it. Nobody is disabled while there is any.</summary>
public static class OpenWorkReader
{
    /// <summary>At most this many of each kind are listed; the next ones appear when these are handed over.</summary>
    public const int Most = 200;

    private static readonly DeadlineKind[] named =
        [DeadlineKind.AnswerDue, DeadlineKind.SignatureDue, DeadlineKind.OpinionDue, DeadlineKind.ExtensionDecisionDue, DeadlineKind.CauseDue, DeadlineKind.LookBackDue, DeadlineKind.AgreementEnd];

    /// <summary>Everything that names the person, by due date within each kind.</summary>
    public static async Task<IReadOnlyList<OpenWork>> OfAsync(AssistanceDb db, PersonId person, CancellationToken cancellationToken)
    {
        var cases = db.Cases;
        var commitments = await db.Commitments.AsNoTracking()
            .Where(row => (row.OwnerId == person || row.VerifierId == person || row.BackupId == person)
                && (row.State == CommitmentState.Proposed || row.State == CommitmentState.Agreed || row.State == CommitmentState.Confirmed))
            .OrderBy(row => row.Due).Take(Most)
            .Select(row => new { row.Id, row.Number, row.Text, row.Due, row.State, row.OwnerId, row.VerifierId, row.BackupId, Reference = cases.Where(one => one.CaseId == row.CaseId).Select(one => one.Reference).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var led = await cases.AsNoTracking().Where(row => row.LeadId == person && row.Status != CaseStatus.Closed).OrderBy(row => row.Reference).Take(Most)
            .Select(row => new OpenWork(OpenWorkKind.Case, row.CaseId.Value, row.Reference, "", row.Theme, null, null, false)).ToListAsync(cancellationToken);
        var backed = await cases.AsNoTracking().Where(row => row.BackupId == person && row.Status != CaseStatus.Closed).OrderBy(row => row.Reference).Take(Most)
            .Select(row => new OpenWork(OpenWorkKind.BackupCaseworker, row.CaseId.Value, row.Reference, "", row.Theme, null, null, false)).ToListAsync(cancellationToken);
        var deadlines = await db.Deadlines.AsNoTracking().Where(row => row.ResponsibleId == person && row.ClosedOn == null && named.Contains(row.Kind))
            .OrderBy(row => row.Due).Take(Most)
            .Select(row => new { row.Id, row.Number, row.Text, row.Due, row.Kind, Reference = cases.Where(one => one.CaseId == row.CaseId).Select(one => one.Reference).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var headed = await db.Bureaux.AsNoTracking().Where(row => row.HeadId == person)
            .Select(row => new OpenWork(OpenWorkKind.BureauHead, row.Id.Value, row.DivisionCode, "", row.Name, null, null, false)).ToListAsync(cancellationToken);
        return
        [
            .. commitments.Where(row => row.OwnerId == person).Select(row => new OpenWork(
                OpenWorkKind.Commitment, row.Id.Value, row.Reference ?? "", row.Number, row.Text, row.Due, null, row.State == CommitmentState.Proposed)),
            .. commitments.Where(row => row.VerifierId == person && row.OwnerId != person && row.State != CommitmentState.Proposed).Select(row => new OpenWork(
                OpenWorkKind.Verification, row.Id.Value, row.Reference ?? "", row.Number, row.Text, row.Due, null, false)),
            .. commitments.Where(row => row.BackupId == person).Select(row => new OpenWork(
                OpenWorkKind.BackupOwner, row.Id.Value, row.Reference ?? "", row.Number, row.Text, row.Due, null, false)),
            .. led,
            .. backed,
            .. deadlines.Select(row => new OpenWork(OpenWorkKind.Deadline, row.Id.Value, row.Reference ?? "", row.Number, row.Text, row.Due, row.Kind, false)),
            .. headed,
        ];
    }
}
