using Assistance.Domain.Agreements;
using Assistance.Domain.Calendar;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Cases;

/// <summary>What the facts of a case amount to: its stage, what hurts most, the board, what comes next.</summary>
internal static class CaseStory
{
    /// <summary>The stage, derived.</summary>
    public static CaseStage StageOf(CaseHead head, CaseFacts facts, IReadOnlyList<CommitmentRow> rows, IReadOnlyList<ProblemLine> problems) =>
        CaseStages.Of(new StageFacts(
            head.Status,
            facts.Agreements.Any(one => one.SignedOn is not null),
            problems.Count,
            problems.Count(problem => !problem.HasCause && ClosingGate.IsOpen(problem.State)),
            rows.Count(row => row.State is CommitmentState.Agreed or CommitmentState.Proposed),
            rows.Count(row => row.State == CommitmentState.Confirmed),
            rows.Count(row => row.State == CommitmentState.Verified)));

    /// <summary>The order of hurt: our own broken promises, what waits for us, theirs, what is coming.</summary>
    public static CommitmentRow? MostPressing(IEnumerable<CommitmentRow> rows, Side ours) => rows
        .Where(row => row.State is CommitmentState.Proposed or CommitmentState.Agreed or CommitmentState.Confirmed)
        .OrderBy(row => (row.State, row.IsPast, row.Side == ours) switch
        {
            (CommitmentState.Agreed, true, true) => 0,
            (CommitmentState.Confirmed, _, false) => 1,
            (CommitmentState.Agreed, true, false) => 2,
            (CommitmentState.Confirmed, _, true) => 3,
            _ => 4,
        })
        .ThenByDescending(row => row.Standing.WorkingDaysOver)
        .ThenBy(row => row.Standing.ActBy)
        .FirstOrDefault();

    /// <summary>The ladder below a promise line: what was raised, what is to come, what was stopped.</summary>
    public static IReadOnlyList<PromiseRung> Rungs(Deadline? deadline, DateOnly today, ChaseRules rules)
    {
        if (deadline is null)
        {
            return [];
        }

        var (calendar, ladder, _) = rules.For(deadline, today);
        var raised = deadline.RaisedRungs.ToDictionary(rung => rung.Code, rung => rung.On);
        return [.. ladder.Reminders.Concat(ladder.Levels).Select(rung =>
        {
            var day = ladder.DayOf(rung, deadline.Due, calendar);
            var state = raised.ContainsKey(rung.Code) ? Shared.RungState.Raised : rung.IsReminder && day < today ? Shared.RungState.Stopped : Shared.RungState.ToCome;
            return new PromiseRung(rung.Code, day, state);
        })];
    }

    /// <summary>The seven stages with the fact behind each.</summary>
    public static IReadOnlyList<StageStep> Track(
        Text text, CaseStage stage, CaseFacts facts, IReadOnlyList<CommitmentRow> rows, IReadOnlyList<ProblemLine> problems, IReadOnlyList<ConsultationLine> consultations)
    {
        var counted = rows.Where(row => row.State is not (CommitmentState.Declined or CommitmentState.Withdrawn)).ToList();
        var verified = counted.Count(row => row.State == CommitmentState.Verified);
        return [.. Enum.GetValues<CaseStage>().Select(one => new StageStep(
            text.Of("cases", one),
            Fact(one),
            stage == CaseStage.Closed || one < stage ? StageState.Done : one == stage ? StageState.Now : StageState.ToCome))];

        string? Fact(CaseStage one) => one switch
        {
            CaseStage.Agreement => AgreementFact(text, facts),
            CaseStage.Diagnosis when problems.Count == 0 => text["cases.track.no-problem"],
            CaseStage.Diagnosis when problems.Any(problem => !problem.HasCause && ClosingGate.IsOpen(problem.State)) =>
                text["cases.track.causes-missing", problems.Count, problems.Count(problem => !problem.HasCause && ClosingGate.IsOpen(problem.State))],
            CaseStage.Diagnosis => text["cases.track.causes-found", problems.Count],
            CaseStage.Remedy => text["cases.track.remedies", consultations.Count(row => row.State is ConsultationState.Held or ConsultationState.Concluded), problems.Sum(problem => problem.Remedies.Count)],
            CaseStage.Delivery => counted.Count == 0 ? text["cases.track.no-commitment"] : text["cases.track.commitments", counted.Count, verified],
            CaseStage.Verification => counted.Count == 0 ? null : text["cases.track.to-verify", counted.Count(row => row.State is CommitmentState.Agreed or CommitmentState.Proposed or CommitmentState.Confirmed)],
            CaseStage.LookBack => problems.Where(problem => problem.LookBackDueOn is not null).Min(problem => problem.LookBackDueOn) is { } due
                ? text["cases.track.look-back", due]
                : text["cases.track.look-back-later"],
            _ => facts.ClosedOn is { } on ? text.Date.Day(on) : null,
        };
    }

    /// <summary>The two-sided board.</summary>
    public static Board Board(Text text, IReadOnlyList<CommitmentRow> rows, DateOnly today, Func<Side, WorkingCalendar> calendarOf) => new(
        today,
        Balance(text, rows, Side.Regulator),
        Balance(text, rows, Side.Enterprise),
        [.. rows.Select(row => new BoardCard(
            row.Side, row.ReworkBy ?? row.Due, Distance(text, row, today, calendarOf(row.Side)), row.Url, $"{row.Number} {row.Text}", row.Status, row.Owner,
            row.Days, row.StatusKey is { } key ? text[key, row.Days] : null,
            row.Standing.Level > 0 ? $"L{row.Standing.Level}" : null,
            row.State != CommitmentState.Agreed && row.Standing.WorkingDaysLate > 0 ? [text["shared.working-days-late", row.Standing.WorkingDaysLate]] : null))]);

    /// <summary>What comes next, the nearest first, at most eight lines.</summary>
    public static IReadOnlyList<NextDate> NextDates(Text text, string reference, CaseFacts facts, IReadOnlyList<CommitmentRow> rows, IReadOnlyList<ProblemLine> problems)
    {
        List<NextDate> next = [];
        next.AddRange(facts.Visits.Where(visit => visit is { State: VisitState.Planned, PlannedOn: not null })
            .Select(visit => new NextDate(visit.PlannedOn!.Value, text["cases.next.visit", visit.Number], CaseWords.Record(reference, "visits", visit.Number))));
        next.AddRange(rows.Where(row => row is { State: CommitmentState.Agreed or CommitmentState.Confirmed, Standing.ActBy: not null })
            .Select(row => new NextDate(
                row.Standing.ActBy!.Value,
                text[row.State == CommitmentState.Confirmed ? "cases.next.verify" : "cases.next.commitment", row.Number],
                row.Url,
                DeadlineLinks.Why(row.State == CommitmentState.Confirmed ? DeadlineKind.VerificationDue : DeadlineKind.CommitmentDue, reference, row.Number))));
        next.AddRange(problems.Where(problem => problem.LookBackDueOn is not null)
            .Select(problem => new NextDate(problem.LookBackDueOn!.Value, text["cases.next.look-back", problem.Number], CaseWords.Record(reference, "problems", problem.Number), DeadlineLinks.Why(DeadlineKind.LookBackDue, reference, problem.Number))));
        if (facts.VisitDue is { } visitDue && !facts.Visits.Any(visit => visit.State == VisitState.Planned))
        {
            next.Add(new(visitDue, text["cases.next.visit-due"], CasesLinks.Tab(reference, "visits"), DeadlineLinks.Why(DeadlineKind.VisitDue, reference, "")));
        }

        if (facts.SignatureDue is { } signatureDue)
        {
            next.Add(new(signatureDue, text["cases.next.signature"], AgreementsLinks.Details(reference), DeadlineLinks.Why(DeadlineKind.SignatureDue, reference, "")));
        }

        if (facts.Agreements.FirstOrDefault(one => one.State == AgreementState.InForce) is { } agreement)
        {
            next.Add(new(agreement.End, text["cases.next.agreement-end"], AgreementsLinks.Details(reference), DeadlineLinks.Why(DeadlineKind.AgreementEnd, reference, "")));
        }

        return [.. next.OrderBy(one => one.On).Take(8)];
    }

    private static string? AgreementFact(Text text, CaseFacts facts) =>
        facts.Agreements.FirstOrDefault(one => one.State == AgreementState.InForce) is { SignedOn: { } since } ? text["cases.track.in-force", since]
        : facts.Agreements.Count == 0 ? text["cases.track.no-agreement"]
        : text.Of("agreements", facts.Agreements[^1].State);

    private static string Balance(Text text, IReadOnlyList<CommitmentRow> rows, Side side)
    {
        var own = rows.Where(row => row.Side == side && row.State is not (CommitmentState.Declined or CommitmentState.Withdrawn)).ToList();
        if (own.Count == 0)
        {
            return text["cases.board.nothing"];
        }

        var parts = new List<string>();
        Add("verified", own.Count(row => row.State == CommitmentState.Verified));
        Add("overdue", own.Count(row => row.State == CommitmentState.Agreed && row.IsPast));
        Add("in-progress", own.Count(row => row.State == CommitmentState.Agreed && !row.IsPast));
        Add("to-verify", own.Count(row => row.State == CommitmentState.Confirmed));
        Add("proposed", own.Count(row => row.State == CommitmentState.Proposed));
        Add("superseded", own.Count(row => row.State == CommitmentState.Superseded));
        return text["cases.board.balance", own.Count, text.List(parts)];

        void Add(string what, int count)
        {
            if (count > 0)
            {
                parts.Add(text["cases.board." + what, count]);
            }
        }
    }

    private static string? Distance(Text text, CommitmentRow row, DateOnly today, WorkingCalendar calendar)
    {
        if (row.State is not (CommitmentState.Agreed or CommitmentState.Proposed))
        {
            return null;
        }

        var due = row.ReworkBy ?? row.Due;
        return due < today ? text["shared.working-days-ago", calendar.WorkingDaysBetween(due, today)]
            : due > today ? text["shared.working-days-left", calendar.WorkingDaysBetween(today, due)]
            : null;
    }
}
