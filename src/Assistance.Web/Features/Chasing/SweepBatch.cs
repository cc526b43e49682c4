using System.Globalization;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Saving;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>One batch of a sweep: what is raised, who is told, and what follows from levels 2 and 3. All in memory: a writer saves it.</summary>
internal sealed class SweepBatch(AssistanceDb db, IReadOnlyList<Deadline> deadlines, ChaseRules rules, ChaseCast cast, DateOnly asOf, DateTime now)
{
    /// <summary>Working days within which a manager owes the cause, after level 2 was raised.</summary>
    public const int CauseWorkingDays = 3;

    private static readonly DeadlineKind[] ofCommitments =
        [DeadlineKind.CommitmentDue, DeadlineKind.VerificationDue, DeadlineKind.AnswerDue, DeadlineKind.ExtensionDecisionDue, DeadlineKind.CauseDue];

    private readonly List<Raised> raised = [];
    private readonly List<Deadline> opened = [];
    private readonly List<Deadline> reopened = [];

    /// <summary>Raises what is due, and asks for the causes that are owed.</summary>
    public async Task<IReadOnlyList<RaisedItem>> RaiseAsync(CancellationToken cancellationToken)
    {
        // what is owed from level 2 on may give a deadline of the batch another date: what was raised speaks of the former one
        raised.AddRange(deadlines.SelectMany(Chase, (deadline, one) => new Raised(deadline, one.AsRung(), deadline.Version, Facts(deadline))));
        await AskForCausesAsync(cancellationToken);
        return [.. raised.Select(one => Item(one.Deadline, one.Rung))];
    }

    /// <summary>What can be written without a number that is still to be taken.</summary>
    public SweptBatch Swept() => new(deadlines, opened, reopened, [.. raised.Where(one => !IsHighest(one)).SelectMany(one => Tell(one, null))]);

    /// <summary>Issues supervision notices, whose numbers are taken in the transaction that saves them, and tells of them.</summary>
    public async Task<SupervisedBatch> SuperviseAsync(CancellationToken cancellationToken)
    {
        var highest = raised.Where(IsHighest).ToList();
        if (highest.Count == 0)
        {
            return new([], []);
        }

        var numbers = await db.TakeSupervisionNumbersAsync(asOf.Year, highest.Count, cancellationToken);
        return new(
            [.. highest.Zip(numbers, (one, number) => new SupervisionNotice(number, one.Deadline, one.Rung.Level, asOf, Actor.System.AsSelf, null))],
            [.. highest.Zip(numbers, Tell).SelectMany(told => told)]);
    }

    private IEnumerable<Notice> Tell(Raised rung, string? number)
    {
        if (number is not null)
        {
            rung.Facts["notice"] = number;
        }

        foreach (var one in cast.Tells(rung.Deadline, RuleOf(rung.Deadline).Ladder.Tells(rung.Rung)))
        {
            yield return Notice(rung, one, NoticeChannel.App);
            yield return Notice(rung, one, NoticeChannel.Mail);
        }
    }

    // a cause that was recorded since this date was missed is enough; one of an earlier date is not
    private async Task AskForCausesAsync(CancellationToken cancellationToken)
    {
        var late = raised.Where(one => one.Rung.Level == 2 && one.Deadline.Kind == DeadlineKind.CommitmentDue).Select(one => one.Deadline).ToList();
        if (late.Count == 0)
        {
            return;
        }

        var ids = late.Select(deadline => new CommitmentId(deadline.SubjectId)).ToList();
        var causes = await db.Commitments.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.Causes })
            .ToDictionaryAsync(row => row.Id.Value, row => row.Causes, cancellationToken);
        var owing = late.Where(deadline => !(causes.TryGetValue(deadline.SubjectId, out var recorded) && recorded.Any(cause => cause.On > deadline.Due))).ToList();
        var subjects = owing.ConvertAll(deadline => deadline.SubjectId);
        var known = await db.Deadlines.AsNoTracking()
            .Where(row => subjects.Contains(row.SubjectId) && row.Kind == DeadlineKind.CauseDue)
            .ToDictionaryAsync(row => row.SubjectId, cancellationToken);
        foreach (var deadline in owing)
        {
            if (cast.ManagerOf(deadline) is { } manager)
            {
                deadline.OweCause(manager, rules.CalendarOf(Side.Regulator, deadline.DivisionCode, deadline.EnterpriseId).AddWorkingDays(asOf, CauseWorkingDays));
                Follow(deadline, known.GetValueOrDefault(deadline.SubjectId));
            }
        }
    }

    // what a save does with the instructions of a record
    private void Follow(Deadline deadline, Deadline? known)
    {
        foreach (var open in deadline.DeadlineInstructions.OfType<OpenDeadline>())
        {
            var (calendar, ladder, _) = rules.For(open.Kind, open.Side, deadline.DivisionCode, deadline.EnterpriseId, asOf);
            if (known is null)
            {
                opened.Add(Deadline.Open(open, deadline.ToCaseKey(), asOf, calendar, ladder));
                continue;
            }

            // it may itself be one of the batch
            var same = deadlines.FirstOrDefault(one => one.Id == known.Id) ?? known;
            same.Reopen(open, asOf, calendar, ladder);
            reopened.Add(same);
        }
    }

    private bool IsHighest(Raised one) => one.Rung.Level > 0 && one.Rung.Level == RuleOf(one.Deadline).Ladder.HighestLevel;

    private ChaseRule RuleOf(Deadline deadline) => rules.For(deadline, asOf);

    private IEnumerable<RaisedRung> Chase(Deadline deadline)
    {
        var rule = RuleOf(deadline);
        return deadline.Chase(asOf, rule.Calendar, rule.Ladder);
    }

    private RaisedItem Item(Deadline deadline, Rung rung) => new(
        cast.CaseOf(deadline).Reference,
        ofCommitments.Contains(deadline.Kind) ? deadline.Number : null,
        deadline.Kind,
        rung.Kind == RungKind.Weekly ? "W" : rung.Code,
        rung.Level,
        deadline.Side == Side.Regulator ? "regulator" : "enterprise",
        deadline.ResponsibleName);

    private Dictionary<string, string> Facts(Deadline deadline)
    {
        var (chased, calendar) = (cast.CaseOf(deadline), RuleOf(deadline).Calendar);
        return new()
        {
            ["kind"] = deadline.Kind.ToString(),
            ["case"] = chased.Reference,
            ["enterprise"] = chased.Enterprise,
            ["number"] = deadline.Number,
            ["text"] = deadline.Text,
            ["due"] = Day(deadline.Due),
            ["responsible"] = deadline.ResponsibleName,
            ["days"] = (asOf > deadline.Due ? calendar.WorkingDaysBetween(deadline.Due, asOf) : calendar.WorkingDaysBetween(asOf, deadline.Due))
                .ToString(CultureInfo.InvariantCulture),
        };
    }

    private Notice Notice(Raised rung, Told told, NoticeChannel channel) => new()
    {
        Id = NoticeId.New(),
        RecipientId = told.Person.Id,
        RecipientName = told.Person.Name,
        Channel = channel,
        Kind = "chase",
        Why = told.Why,
        CaseId = rung.Deadline.CaseId,
        DeadlineId = rung.Deadline.Id,
        DeadlineVersion = rung.Version,
        Rung = rung.Rung.Code,
        Facts = told.In(rung.Facts),
        On = asOf,
        CreatedAt = now,
        State = channel == NoticeChannel.App ? NoticeState.Delivered : NoticeState.Pending,
        SettledAt = channel == NoticeChannel.App ? now : null,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A rung that was raised, with the version of the date that it speaks of and what is to be said.</summary>
    private sealed record Raised(Deadline Deadline, Rung Rung, int Version, Dictionary<string, string> Facts);
}
