using System.Collections.Concurrent;
using Assistance.Domain.Calendar;
using Assistance.Domain.Common;

namespace Assistance.Domain.Deadlines;

/// <summary>By what a deadline is reckoned on a day.</summary>
/// <param name="Calendar">The working days of its side: the public calendar without the closing days of its bureau or enterprise.</param>
/// <param name="Ladder">Its ladder.</param>
/// <param name="Policy">The policy that the ladder comes from; null for the default one.</param>
public sealed record ChaseRule(WorkingCalendar Calendar, ChaseLadder Ladder, ChasePolicy? Policy);

/// <summary>
/// The one place that knows by which calendar and ladder a deadline is chased; saves, sweeps and pages all ask it. It holds what was
/// decided, and is replaced as a whole when a policy, a closing or the calendar changes.
/// </summary>
/// <param name="calendar">The public calendar.</param>
/// <param name="policies">All versions of all policies, in any order.</param>
/// <param name="closings">All closing days.</param>
public sealed class ChaseRules(WorkingCalendar calendar, IReadOnlyCollection<ChasePolicy> policies, IReadOnlyCollection<Closing> closings)
{
    private readonly ConcurrentDictionary<(DeadlineKind Kind, string Division, DateOnly On), ChasePolicy?> found = new();
    private readonly ConcurrentDictionary<(string? Division, EnterpriseId? Enterprise), WorkingCalendar> calendars = new();
    private readonly IReadOnlyCollection<Closing> all = closings;
    private readonly ILookup<string?, Closing> ofBureaux = closings.Where(one => one.EnterpriseId is null).ToLookup(one => one.DivisionCode);
    private readonly ILookup<EnterpriseId?, Closing> ofEnterprises = closings.Where(one => one.EnterpriseId is not null).ToLookup(one => one.EnterpriseId);

    /// <summary>The public calendar.</summary>
    public WorkingCalendar Calendar { get; } = calendar;

    /// <summary>All versions of all policies.</summary>
    public IReadOnlyCollection<ChasePolicy> Policies { get; } = policies;

    /// <summary>All closing days.</summary>
    public IReadOnlyCollection<Closing> Closings => all;

    /// <summary>The same with one policy more, to see what it would change.</summary>
    public ChaseRules With(ChasePolicy policy) => new(Calendar, [.. Policies, policy], all);

    /// <summary>The same with one closing more, to see what it would change.</summary>
    public ChaseRules With(Closing closing) => new(Calendar, Policies, [.. all, closing]);

    /// <summary>How a deadline is reckoned on a day.</summary>
    public ChaseRule For(Deadline deadline, DateOnly on) => For(deadline.Kind, deadline.Side, deadline.DivisionCode, deadline.EnterpriseId, on);

    /// <summary>How a deadline of that kind is reckoned on a day.</summary>
    public ChaseRule For(DeadlineKind kind, Side side, string divisionCode, EnterpriseId enterprise, DateOnly on)
    {
        // most days nothing comes into force, and an installation has a handful of policies
        var policy = Policies.Count == 0 ? null : found.GetOrAdd((kind, divisionCode, on), key => ChasePolicy.Holding(Policies, key.Kind, key.Division, key.On));
        return new(CalendarOf(side, divisionCode, enterprise), policy?.Ladder ?? ChaseLadder.Default, policy);
    }

    /// <summary>The working days of one side of a case: by these the days are reckoned that this side has for something.</summary>
    public WorkingCalendar CalendarOf(Side side, CaseKey key) => CalendarOf(side, key.DivisionCode, key.EnterpriseId);

    /// <summary>The working days of one side.</summary>
    public WorkingCalendar CalendarOf(Side side, string divisionCode, EnterpriseId enterprise) => side == Side.Enterprise
        ? ofEnterprises.Contains(enterprise) ? calendars.GetOrAdd((null, enterprise), _ => Calendar.Without(ofEnterprises[enterprise])) : Calendar
        : ofBureaux.Contains(divisionCode) ? calendars.GetOrAdd((divisionCode, null), _ => Calendar.Without(ofBureaux[divisionCode])) : Calendar;

    /// <summary>The days, after the first and up to the second, on which a policy comes into force.</summary>
    public bool ChangeBetween(DateOnly after, DateOnly upTo) => Policies.Any(policy => policy.From > after && policy.From <= upTo);
}
