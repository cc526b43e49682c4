using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Commitments;

/// <summary>Everything about one commitment.</summary>
public sealed record GetCommitment(string Reference, string Number) : IRequest<CommitmentDetails>;

/// <summary>The problem behind a commitment.</summary>
public sealed record ProblemView(string Number, string Title, Severity? Severity, ProblemState State);

/// <summary>A step that the chasing takes by itself, and for what.</summary>
public sealed record ComingStep(DeadlineKind Kind, ComingRung Step);

/// <summary>A step that was taken.</summary>
public sealed record RaisedStep(string Rung, DateOnly On);

/// <summary>One line of the history.</summary>
/// <param name="By">Who did it; null for the product itself.</param>
public sealed record HistoryLine(string Kind, DateOnly On, string? By, string? For, string? Note, IReadOnlyDictionary<string, string> Facts);

/// <summary>One line of the chase ledger: who was told by which ways, why, and what became of it.</summary>
/// <param name="Channels">app, mail.</param>
/// <param name="State">pending, delivered, skipped, failed.</param>
public sealed record LedgerLine(
    DateTime At, DeadlineKind Kind, string Rung, string Recipient, string Why, IReadOnlyList<string> Channels, string State, string? Error);

/// <summary>A sentence about how the date came about.</summary>
public sealed record DateSentence(string Key, params object?[] Arguments);

/// <summary>How one deadline of the commitment came about, day by day.</summary>
public sealed record ExplainedDeadline(DeadlineKind Kind, DeadlineExplanation Explanation)
{
    /// <summary>The policy that its ladder comes from; null for the one that holds without any.</summary>
    public ChasePolicy? Policy { get; init; }
}

/// <summary>A commitment as its page shows it.</summary>
public sealed record CommitmentDetails(CommitmentRow Row, PromiseLine Line, CaseStatus CaseStatus, string Theme)
{
    /// <summary>What the reader may do now, in the order of the buttons.</summary>
    public IReadOnlyList<CommitmentVerb> Actions { get; init; } = [];

    /// <summary>Whether the reader may object to the verification.</summary>
    public bool CanObject { get; init; }

    /// <summary>Whether the reader's side promised it.</summary>
    public Side? ReaderSide { get; init; }

    public string? Backup { get; init; }

    public string Verifier { get; init; } = "";

    /// <summary>Who stands in for the owner today, or null.</summary>
    public string? OwnerDeputy { get; init; }

    /// <summary>Who stands in for the verifier today, or null.</summary>
    public string? VerifierDeputy { get; init; }

    public CommitmentOrigin Origin { get; init; }

    public EvidenceRule EvidenceRule { get; init; }

    public int Percent { get; init; }

    public ProblemView? Problem { get; init; }

    public IReadOnlyList<EvidenceView> Evidence { get; init; } = [];

    public Verification? Verification { get; init; }

    public IReadOnlyList<Objection> Objections { get; init; } = [];

    public IReadOnlyList<OverdueCause> Causes { get; init; } = [];

    /// <summary>The last return, while it is being reworked.</summary>
    public ReturnForRework? Returned { get; init; }

    public ExtensionRequest? PendingExtension { get; init; }

    public string? EndReason { get; init; }

    /// <summary>The number of the commitment that it replaces, or null.</summary>
    public string? Replaces { get; init; }

    /// <summary>The number of the commitment that stands in its place, or null.</summary>
    public string? ReplacedBy { get; init; }

    public IReadOnlyList<HistoryLine> History { get; init; } = [];

    public IReadOnlyList<LedgerLine> Ledger { get; init; } = [];

    /// <summary>Steps that were taken before the case came into this installation: nobody here was told.</summary>
    public IReadOnlyList<RaisedStep> RaisedElsewhere { get; init; } = [];

    public IReadOnlyList<ComingStep> Coming { get; init; } = [];

    public IReadOnlyList<DateSentence> Story { get; init; } = [];

    public IReadOnlyList<ExplainedDeadline> Explained { get; init; } = [];

    /// <summary>Whether the confirmation needs a file.</summary>
    public bool NeedsFile => Problem?.Severity is Severity.S1 or Severity.S2;
}

internal sealed class GetCommitmentHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetCommitment, CommitmentDetails>
{
    private const int LinesAtMost = 200;

    private static readonly CommitmentVerb[] Buttons =
    [
        CommitmentVerb.Agree, CommitmentVerb.Decline, CommitmentVerb.Confirm, CommitmentVerb.ReportProgress, CommitmentVerb.RequestExtension,
        CommitmentVerb.Verify, CommitmentVerb.DecideExtension, CommitmentVerb.Reassign, CommitmentVerb.Withdraw,
    ];

    public async Task<CommitmentDetails> Handle(GetCommitment request, CancellationToken cancellationToken)
    {
        var (commitment, name) = await db.CommitmentAsync(request.Reference, request.Number, cancellationToken);
        var (act, rules) = (user.Act, await db.RulesAsync(cancellationToken));
        var calendar = rules.CalendarOf(commitment.Side, commitment.DivisionCode, commitment.EnterpriseId);
        var subject = commitment.Id.Value;
        var deadlines = await db.Deadlines.AsNoTracking().Where(deadline => deadline.SubjectId == subject).ToListAsync(cancellationToken);
        var chased = deadlines.Find(deadline => deadline.IsOpen && deadline.Kind == CommitmentStanding.ChasedAs(commitment.State));
        var row = CommitmentRow.Of(commitment, name, chased, act.By.Person.Id, act.Today, rules);
        var problem = await db.ProblemOfAsync(commitment, cancellationToken);
        var linked = await LinkedAsync(commitment, cancellationToken);
        var open = name.Status == CaseStatus.Open;
        var deputies = await DeputiesAsync(commitment, act.Today, cancellationToken);
        var explained = deadlines
            .Where(deadline => deadline.Kind is DeadlineKind.CommitmentDue or DeadlineKind.VerificationDue
                || (deadline.Kind is DeadlineKind.AnswerDue or DeadlineKind.ExtensionDecisionDue && (deadline.IsOpen || deadline.LevelRaised > 0))
                || (deadline is { Kind: DeadlineKind.CauseDue, IsOpen: true } && !user.Is(Domain.People.Role.EnterpriseContact)))
            .OrderBy(deadline => deadline.OpenedOn).ThenBy(deadline => deadline.Kind)
            .Select(deadline => Explain(deadline, rules.For(deadline, act.Today), act.Today, deadline.Kind == DeadlineKind.CommitmentDue ? DateStory.Days(commitment) : []))
            .ToList();
        var ledger = await LedgerAsync(deadlines, cancellationToken);
        return new(row, CommitmentLines.Full(row.Line, explained, commitment.State), name.Status, name.Theme)
        {
            Actions = open ? [.. Buttons.Where(verb => commitment.Allows(verb, act, calendar))] : [],
            CanObject = open && commitment.AllowsObjection(act),
            ReaderSide = user.Is(Domain.People.Role.EnterpriseContact) ? Side.Enterprise : Side.Regulator,
            Backup = commitment.BackupName,
            Verifier = commitment.VerifierName,
            OwnerDeputy = deputies.GetValueOrDefault(commitment.OwnerId),
            VerifierDeputy = deputies.GetValueOrDefault(commitment.VerifierId),
            Origin = commitment.Origin,
            EvidenceRule = commitment.EvidenceRule,
            Percent = commitment.Percent,
            Problem = problem is null ? null : new(problem.Number, problem.Title, problem.Severity, problem.State),
            Evidence = await db.EvidenceOfAsync(commitment, cancellationToken),
            Verification = commitment.Verifications.Count == 0 ? null : commitment.Verifications[^1],
            Objections = commitment.Objections,
            Causes = commitment.Causes,
            Returned = commitment is { State: CommitmentState.Agreed, Returns.Count: > 0 } ? commitment.Returns[^1] : null,
            PendingExtension = commitment.PendingExtension,
            EndReason = commitment.EndReason,
            Replaces = linked.Find(other => other.Id == commitment.ReplacesId)?.Number,
            ReplacedBy = linked.Find(other => other.Id == commitment.ReplacedById)?.Number,
            History = await HistoryAsync(commitment, cancellationToken),
            Ledger = ledger,
            RaisedElsewhere = [.. deadlines
                .SelectMany(deadline => deadline.RaisedRungs.Select(raised => (deadline.Kind, raised.Code, raised.On)))
                .Where(raised => !ledger.Any(line => line.Kind == raised.Kind && line.Rung == raised.Code))
                .Select(raised => new RaisedStep(raised.Code, raised.On))],
            Coming = [.. deadlines
                .SelectMany(deadline => ChaseOutlook.Of(deadline, act.Today, rules.For(deadline, act.Today).Calendar, rules.For(deadline, act.Today).Ladder).Select(step => new ComingStep(deadline.Kind, step)))
                .OrderBy(coming => coming.Step.Day)
                .Take(5)],
            Story = DateStory.Of(commitment, row.Standing, calendar),
            Explained = explained,
        };
    }

    private static ExplainedDeadline Explain(Deadline deadline, ChaseRule rule, DateOnly today, IEnumerable<DateOnly> events) =>
        new(deadline.Kind, DeadlineExplanation.Of(deadline, today, rule.Calendar, rule.Ladder, events)) { Policy = rule.Policy };

    private sealed record Linked(CommitmentId Id, string Number);

    private async Task<List<Linked>> LinkedAsync(Commitment commitment, CancellationToken cancellationToken)
    {
        CommitmentId?[] ids = [commitment.ReplacesId, commitment.ReplacedById];
        var wanted = ids.OfType<CommitmentId>().ToList();
        return wanted.Count == 0
            ? []
            : await db.Commitments.Where(other => wanted.Contains(other.Id)).Select(other => new Linked(other.Id, other.Number)).ToListAsync(cancellationToken);
    }

    private async Task<Dictionary<PersonId, string>> DeputiesAsync(Commitment commitment, DateOnly today, CancellationToken cancellationToken)
    {
        var (owner, verifier) = (commitment.OwnerId, commitment.VerifierId);
        var rows = await db.Deputyships.AsNoTracking()
            .Where(deputy => (deputy.AbsentId == owner || deputy.AbsentId == verifier) && deputy.From <= today && deputy.Until >= today)
            .Select(deputy => new { deputy.AbsentId, deputy.DeputyName })
            .ToListAsync(cancellationToken);
        return rows.DistinctBy(row => row.AbsentId).ToDictionary(row => row.AbsentId, row => row.DeputyName);
    }

    private async Task<IReadOnlyList<HistoryLine>> HistoryAsync(Commitment commitment, CancellationToken cancellationToken)
    {
        var (caseId, number) = (commitment.CaseId, commitment.Number);
        var lines = await db.CaseEvents.AsNoTracking()
            .Where(line => line.CaseId == caseId && line.Number == number && line.Kind.StartsWith("commitment."))
            .OrderByDescending(line => line.On).ThenByDescending(line => line.RecordedAt).ThenByDescending(line => line.Id)
            .Take(LinesAtMost)
            .ToListAsync(cancellationToken);
        // lines that were recorded at once, as by an import, stand in the order in which such things happen
        return [.. lines
            .OrderByDescending(line => line.On).ThenByDescending(line => line.RecordedAt).ThenByDescending(line => CommitmentWords.Rank(line.Kind))
            .Select(line => new HistoryLine(line.Kind, line.On, line.ById.Value == Guid.Empty ? null : line.ByName, line.ForName, line.Note, line.Facts))];
    }

    private async Task<IReadOnlyList<LedgerLine>> LedgerAsync(List<Deadline> deadlines, CancellationToken cancellationToken)
    {
        var kinds = deadlines.ToDictionary(deadline => deadline.Id, deadline => deadline.Kind);
        DeadlineId?[] ids = [.. kinds.Keys.Select(id => (DeadlineId?)id)];
        if (ids.Length == 0)
        {
            return [];
        }

        var notices = await db.Ledger.AsNoTracking()
            .Where(notice => ids.Contains(notice.DeadlineId))
            .OrderByDescending(notice => notice.CreatedAt).ThenBy(notice => notice.Id)
            .Take(LinesAtMost)
            .ToListAsync(cancellationToken);
        return [.. notices
            .GroupBy(notice => (notice.CreatedAt, notice.DeadlineId, notice.Rung, notice.RecipientId, notice.State, notice.Error))
            .Select(group => new LedgerLine(
                group.Key.CreatedAt, kinds[group.Key.DeadlineId!.Value], group.Key.Rung ?? "", group.First().RecipientName, group.First().Why,
                [.. group.Select(notice => notice.Channel).Order().Select(channel => channel.ToString().ToLowerInvariant())],
                group.Key.State.ToString().ToLowerInvariant(), group.Key.Error))];
    }
}
