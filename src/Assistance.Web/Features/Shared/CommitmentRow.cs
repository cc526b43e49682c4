using Assistance.Data;
using Assistance.Domain.Calendar;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Commitments;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Shared;

/// <summary>What a reader can do with a row now: the words of the button and where it leads.</summary>
public sealed record RowAction(string LabelKey, string Url);

/// <summary>One commitment in a list: the same everywhere (ledger, Today, case, overdue review).</summary>
/// <param name="Reference">Of the case.</param>
/// <param name="Number">Within the case.</param>
/// <param name="Text">What is promised.</param>
/// <param name="Enterprise">The enterprise of the case.</param>
/// <param name="Side">Who promised.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="IsMine">Whether the reader is that person.</param>
/// <param name="State">State.</param>
/// <param name="Result">What the verification found, once there is one.</param>
/// <param name="IsReturned">Whether it was sent back and is being reworked.</param>
/// <param name="OriginalDue">The date first agreed.</param>
/// <param name="Due">The date that holds.</param>
/// <param name="ReworkBy">The date of a return, when it is later than the due date.</param>
/// <param name="Standing">How it stands today.</param>
/// <param name="Line">Its promise line.</param>
public sealed record CommitmentRow(
    CommitmentId Id, string Reference, string Number, string Text, string Enterprise, Side Side, string Owner, bool IsMine,
    CommitmentState State, VerificationResult? Result, bool IsReturned, DateOnly OriginalDue, DateOnly Due, DateOnly? ReworkBy,
    CommitmentStanding Standing, PromiseLine Line)
{
    /// <summary>The commitment's page.</summary>
    public string Url => CommitmentsLinks.Details(Reference, Number);

    /// <summary>A button at the end of the row, or null.</summary>
    public RowAction? Action { get; init; }

    /// <summary>The side that must act now, or null once it has ended.</summary>
    public Side? Acts { get; init; }

    /// <summary>Its place in the search index where the list follows that, else 0.</summary>
    public long Place { get; init; }

    /// <summary>One more line below the next step, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The status word of the row.</summary>
    public StatusKind Status => State switch
    {
        CommitmentState.Proposed => IsPast ? StatusKind.Bad : StatusKind.Proposed,
        CommitmentState.Agreed when IsPast => StatusKind.Overdue,
        CommitmentState.Agreed when IsReturned => StatusKind.Returned,
        CommitmentState.Agreed when Standing.WorkingDaysLeft <= 5 => StatusKind.Soon,
        CommitmentState.Agreed => StatusKind.InProgress,
        CommitmentState.Confirmed => IsPast ? StatusKind.Bad : StatusKind.ToVerify,
        CommitmentState.Verified => Result == VerificationResult.PartlyEffective ? StatusKind.PartlyEffective : StatusKind.Verified,
        CommitmentState.Superseded => StatusKind.Superseded,
        CommitmentState.Declined => StatusKind.Declined,
        _ => StatusKind.Withdrawn,
    };

    /// <summary>Whether the day by which somebody must act has passed; a day off after it has not yet added a working day.</summary>
    public bool IsPast => Standing.ActBy < Standing.AsOf;

    /// <summary>The level that was raised; where no deadline says so, that of the rule.</summary>
    public int LevelShown => Standing.Coming.Count > 0 ? Standing.LevelRaised : Standing.Level;

    /// <summary>Whether anything is told of what was raised or comes next.</summary>
    public bool HasNext => LevelShown > 0 || Standing.Coming.Count > 0 || State == CommitmentState.Proposed || Note is not null;

    /// <summary>Working days for the status word.</summary>
    public int Days => IsPast ? Standing.WorkingDaysOver : Standing.WorkingDaysLeft;

    /// <summary>Key of other words for the status than its own, or null.</summary>
    public string? StatusKey => (State, Status) switch
    {
        (CommitmentState.Proposed, StatusKind.Bad) => "shared.row.answer-late",
        (CommitmentState.Confirmed, StatusKind.Bad) => "shared.row.verification-late",
        (CommitmentState.Agreed, StatusKind.Overdue) when Days == 0 => "shared.row.just-past",
        (CommitmentState.Agreed, StatusKind.Soon) when Standing.ActBy == Standing.AsOf => "shared.row.due-today",
        _ => null,
    };

    /// <summary>The row of a commitment.</summary>
    /// <param name="deadline">The open deadline that chases it, or null.</param>
    /// <param name="reader">Who reads.</param>
    public static CommitmentRow Of(
        Commitment commitment, CaseName name, Deadline? deadline, PersonId reader, DateOnly today, ChaseRules rules)
    {
        var rule = deadline is not null
            ? rules.For(deadline, today)
            : rules.For(DeadlineKind.CommitmentDue, commitment.Side, commitment.DivisionCode, commitment.EnterpriseId, today);
        var standing = CommitmentStanding.Of(commitment, deadline, today, rule.Calendar, rule.Ladder);
        return new(
            commitment.Id, name.Reference, commitment.Number, commitment.Text, name.Enterprise, commitment.Side, commitment.OwnerName,
            commitment.OwnerId == reader, commitment.State, commitment.Verifications.Count == 0 ? null : commitment.Verifications[^1].Result,
            commitment is { State: CommitmentState.Agreed, ReworkBy: not null }, commitment.OriginalDue, commitment.Due,
            commitment.ReworkBy > commitment.Due ? commitment.ReworkBy : null, standing, LineOf(commitment, standing))
        { Acts = CommitmentStanding.Acts(commitment) };
    }

    /// <summary>The promise line of a commitment, without rungs.</summary>
    public static PromiseLine LineOf(Commitment commitment, CommitmentStanding standing) =>
        new(commitment.AgreedOn ?? standing.AsOf, commitment.OriginalDue, commitment.EffectiveDue, standing.AsOf)
        {
            WorkingDaysLate = standing.WorkingDaysLate,
            Confirmed = commitment.ConfirmedOn,
            VerifyBy = commitment.State == CommitmentState.Confirmed ? commitment.VerifyBy : null,
            Verified = commitment.State == CommitmentState.Verified ? commitment.ClosedOn : null,
            Ended = commitment.State == CommitmentState.Verified ? null : commitment.ClosedOn,
        };
}

/// <summary>A commitment with its place in the search index, or 0.</summary>
public sealed class PlacedCommitment
{
    /// <summary>The commitment.</summary>
    public required Commitment Commitment { get; init; }

    /// <summary>The number of its entry in the search index.</summary>
    public required long Place { get; init; }
}

/// <summary>Rows with their caption, for _CommitmentRows.</summary>
/// <param name="Caption">What the table holds, for screen readers.</param>
/// <param name="ShowSide">Whether each row names its side; not where the list is of one side.</param>
/// <param name="ShowEnterprise">Whether each row names its enterprise; not where the reader knows it, as within a case.</param>
/// <param name="ShowCase">Whether each row names its case; not within one.</param>
public sealed record CommitmentRows(IReadOnlyList<CommitmentRow> Rows, string Caption, bool ShowSide = true, bool ShowEnterprise = true, bool ShowCase = true)
{
    /// <summary>Reads the rows of a query that is already filtered, ordered and cut: two statements, however many rows.</summary>
    /// <param name="page">From <c>db.Commitments</c>, at most a page of it.</param>
    public static Task<IReadOnlyList<CommitmentRow>> LoadAsync(
        IQueryable<Commitment> page, AssistanceDb db, PersonId reader, DateOnly today, CancellationToken cancellationToken) =>
        LoadAsync(page.Select(row => new PlacedCommitment { Commitment = row, Place = 0 }), db, reader, today, cancellationToken);

    /// <summary>The same for rows that keep their place in the search index.</summary>
    /// <param name="page">From <c>db.Commitments</c>, at most a page of it.</param>
    /// <param name="action">The button of a row, or null for none.</param>
    public static async Task<IReadOnlyList<CommitmentRow>> LoadAsync(
        IQueryable<PlacedCommitment> page, AssistanceDb db, PersonId reader, DateOnly today, CancellationToken cancellationToken,
        Func<Commitment, CaseName, WorkingCalendar, RowAction?>? action = null)
    {
        var found = await page.AsNoTracking()
            .Join(db.CaseNames, row => row.Commitment.CaseId, name => name.CaseId, (row, name) => new { commitment = row.Commitment, name, row.Place })
            .ToListAsync(cancellationToken);
        var ids = found.ConvertAll(row => row.commitment.Id.Value);
        var deadlines = ids.Count == 0 ? [] : await db.Deadlines.AsNoTracking()
            .Where(deadline => ids.Contains(deadline.SubjectId) && deadline.ClosedOn == null
                && (deadline.Kind == DeadlineKind.CommitmentDue || deadline.Kind == DeadlineKind.VerificationDue || deadline.Kind == DeadlineKind.AnswerDue))
            .ToListAsync(cancellationToken);
        var rules = await db.RulesAsync(cancellationToken);
        return [.. found.Select(row => CommitmentRow.Of(
            row.commitment, row.name,
            deadlines.Find(deadline => deadline.SubjectId == row.commitment.Id.Value && deadline.Kind == CommitmentStanding.ChasedAs(row.commitment.State)),
            reader, today, rules) with
        {
            Action = action?.Invoke(row.commitment, row.name, rules.CalendarOf(row.commitment.Side, row.commitment.DivisionCode, row.commitment.EnterpriseId)),
            Place = row.Place,
        })];
    }
}
