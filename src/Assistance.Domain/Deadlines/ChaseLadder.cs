using Assistance.Domain.Calendar;
using Assistance.Domain.Common;

namespace Assistance.Domain.Deadlines;

/// <summary>Whom a rung tells, as a part that a person plays for the deadline.</summary>
public enum ChaseRecipient
{
    /// <summary>The responsible person.</summary>
    Owner = 1,

    /// <summary>The backup.</summary>
    Backup = 2,

    /// <summary>The lead caseworker of the case.</summary>
    LeadCaseworker = 3,

    /// <summary>The manager of the bureau that has the case.</summary>
    Manager = 4,

    /// <summary>The head of the bureau of the division above.</summary>
    HeadOfBureauAbove = 5,
}

/// <summary>One step of a ladder.</summary>
/// <param name="Code">"R5" for a reminder, "L1" to "L3" for a level, "W" for the weekly line.</param>
/// <param name="Offset">Working days from the due date: -5 for R5, 0 for the due date itself, 10 for the tenth after it; 0 for the weekly line, which has no offset.</param>
/// <param name="Tells">Whom it tells.</param>
public sealed record LadderStep(string Code, int Offset, IReadOnlyList<ChaseRecipient> Tells);

/// <summary>
/// The rungs on which a deadline is chased, by working days around its due date, and whom each tells. After the highest level comes
/// a weekly line on every Monday, so that an open deadline always has a next day on which it is chased.
/// </summary>
public sealed record ChaseLadder
{
    private const string WeeklyCode = "W";
    private readonly Dictionary<Rung, LadderStep> byRung;
    private readonly LadderStep weekly;

    /// <summary>Builds a ladder from steps in any order.</summary>
    /// <exception cref="BrokenRuleException">A reminder is not named after its offset; levels do not run from 1 upwards with rising offsets; the weekly line is missing; a step tells nobody or stands twice.</exception>
    public ChaseLadder(IEnumerable<LadderStep> steps)
    {
        Steps = [.. steps.OrderBy(step => step.Code == WeeklyCode).ThenBy(step => step.Offset)];
        Rule.Require(Steps.Select(step => step.Code).Distinct().Count() == Steps.Count, "chasing.rule.step-twice");
        Rule.Require(Steps.All(step => step.Tells.Count > 0), "chasing.rule.step-tells-nobody");
        Rule.Require(Steps.Count > 0 && Steps[^1].Code == WeeklyCode, "chasing.rule.weekly-missing");
        weekly = Steps[^1];
        byRung = [];
        foreach (var step in Steps.SkipLast(1))
        {
            Rule.Require(Rung.TryParse(step.Code, out var rung) && rung.Kind != RungKind.Weekly, "chasing.rule.step-code", step.Code);
            Rule.Require(rung.IsReminder ? step.Offset == -rung.Number : step.Offset >= 1, "chasing.rule.step-offset", step.Code);
            byRung.Add(rung, step);
        }

        Levels = [.. byRung.Keys.Where(rung => rung.Level > 0)];
        Rule.Require(
            Levels.Count > 0
            && Levels.Select(rung => rung.Level).SequenceEqual(Enumerable.Range(1, Levels.Count))
            && Levels.Select(rung => byRung[rung].Offset).Distinct().Count() == Levels.Count,
            "chasing.rule.level-order");
        Reminders = [.. byRung.Keys.Where(rung => rung.IsReminder)];
    }

    /// <summary>The ladder that holds where no policy says otherwise.</summary>
    public static ChaseLadder Default { get; } = new(
    [
        new("R5", -5, [ChaseRecipient.Owner]),
        new("R1", -1, [ChaseRecipient.Owner, ChaseRecipient.Backup]),
        new("R0", 0, [ChaseRecipient.Owner, ChaseRecipient.Backup]),
        new("L1", 1, [ChaseRecipient.Owner, ChaseRecipient.Backup, ChaseRecipient.LeadCaseworker]),
        new("L2", 5, [ChaseRecipient.Owner, ChaseRecipient.Backup, ChaseRecipient.LeadCaseworker, ChaseRecipient.Manager]),
        new("L3", 10, [ChaseRecipient.Owner, ChaseRecipient.Backup, ChaseRecipient.LeadCaseworker, ChaseRecipient.Manager, ChaseRecipient.HeadOfBureauAbove]),
        new(WeeklyCode, 0, [ChaseRecipient.Manager]),
    ]);

    /// <summary>All steps by offset, the weekly line last.</summary>
    public IReadOnlyList<LadderStep> Steps { get; }

    /// <summary>The reminders, the earliest first.</summary>
    public IReadOnlyList<Rung> Reminders { get; }

    /// <summary>The levels, the lowest first.</summary>
    public IReadOnlyList<Rung> Levels { get; }

    /// <summary>The highest level; the weekly lines follow it.</summary>
    public int HighestLevel => Levels[^1].Level;

    /// <summary>The day on which a reminder or a level of this ladder falls; for a weekly line its Monday.</summary>
    public DateOnly DayOf(Rung rung, DateOnly due, WorkingCalendar calendar) =>
        rung.Monday ?? calendar.AddWorkingDays(due, byRung[rung].Offset);

    /// <summary>Whom a rung tells.</summary>
    public IReadOnlyList<ChaseRecipient> Tells(Rung rung) =>
        rung.Kind == RungKind.Weekly ? weekly.Tells : byRung[rung].Tells;

    /// <summary>Working days after the due date on which a level is reached, at least 1; null when the ladder does not go so high.</summary>
    public int? OffsetOf(int level) => level >= 1 && level <= HighestLevel ? byRung[Rung.AtLevel(level)].Offset : null;

    /// <summary>The level that the rule gives to something still open: 0 until the day of level 1, then 1, 2, 3.</summary>
    public int LevelByRule(DateOnly asOf, DateOnly due, WorkingCalendar calendar)
    {
        var overdue = calendar.WorkingDaysBetween(due, asOf);
        return Levels.LastOrDefault(rung => byRung[rung].Offset <= overdue)?.Level ?? 0;
    }
}

/// <summary>Which ladder holds where, and from when. Policies are never changed: an edit adds a version.</summary>
/// <param name="Kind">The promise it is for, or null for all.</param>
/// <param name="DivisionCode">The division whose bureau, and all below it, it is for, or null for all; six digits.</param>
/// <param name="Version">Counts the edits of the same kind and division, from 1; the highest that is in force holds.</param>
/// <param name="Ladder">The ladder; null when it no longer has one of its own, so that what stands above holds again.</param>
/// <param name="From">The day from which it is in force.</param>
public sealed record ChasePolicy(DeadlineKind? Kind, string? DivisionCode, int Version, ChaseLadder? Ladder, DateOnly From = default)
{
    /// <summary>
    /// The ladder for a deadline: the policy of the nearest bureau upwards goes before one of all bureaux, then one for the kind before
    /// one for all kinds; of each, the newest version in force; without any, <see cref="ChaseLadder.Default"/>.
    /// </summary>
    public static ChaseLadder LadderFor(IEnumerable<ChasePolicy> policies, DeadlineKind kind, string divisionCode, DateOnly on = default) =>
        Holding(policies, kind, divisionCode, on)?.Ladder ?? ChaseLadder.Default;

    /// <summary>The policy whose ladder that is, or null for the default one.</summary>
    public static ChasePolicy? Holding(IEnumerable<ChasePolicy> policies, DeadlineKind kind, string divisionCode, DateOnly on) =>
        policies
            .Where(policy => policy.From <= on && (policy.Kind is null || policy.Kind == kind) && Covers(policy.DivisionCode, divisionCode))
            .GroupBy(policy => (policy.Kind, policy.DivisionCode))
            .Select(versions => versions.MaxBy(policy => policy.Version)!)
            .Where(policy => policy.Ladder is not null)
            .OrderByDescending(policy => policy.DivisionCode is null ? -1 : People.DivisionScope.Prefix(policy.DivisionCode).Length)
            .ThenByDescending(policy => policy.Kind is not null)
            .FirstOrDefault();

    private static bool Covers(string? policyDivision, string divisionCode) =>
        policyDivision is null || People.DivisionScope.WithBelow(policyDivision).Contains(divisionCode);
}
