using System.Globalization;
using Assistance.Domain.Calendar;
using Assistance.Domain.Common;

namespace Assistance.Domain.Deadlines;

/// <content>Other dates: each is a new version, and the first one stays.</content>
public sealed partial class Deadline
{
    /// <summary>Sets another date; the original one stays.</summary>
    /// <exception cref="InvalidOperationException">The deadline is closed.</exception>
    public void MoveTo(DateOnly newDue, DateOnly on, WorkingCalendar calendar, ChaseLadder ladder)
    {
        RequireOpen();
        SetDue(newDue, on);
        Recompute(calendar, ladder);
    }

    /// <summary>
    /// A manager decided that the days of a pause do not count: the date is so many calendar days later, as a new version. The history of
    /// a commitment tells it itself.
    /// </summary>
    /// <param name="days">Calendar days, at least 1.</param>
    /// <exception cref="InvalidOperationException">The deadline is closed.</exception>
    public void Postpone(int days, string reason, Act act, WorkingCalendar calendar, ChaseLadder ladder)
    {
        var by = act.By.Require(capacity => capacity.IsManagerOf(DivisionCode), "cases.rule.manager");
        var former = Due;
        MoveTo(Due.AddDays(days), act.Today, calendar, ladder);
        if (Kind is DeadlineKind.CommitmentDue or DeadlineKind.VerificationDue)
        {
            return;
        }

        Record(new Happening("chasing.moved", Number, act.Today, by, reason, new Dictionary<string, string>
        {
            ["kind"] = Kind.ToString(),
            ["from"] = former.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["due"] = Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }, Internal: Kind == DeadlineKind.CauseDue));
    }

    private void SetDue(DateOnly due, DateOnly on)
    {
        if (due == Due)
        {
            return;
        }

        EarlierVersions = [.. EarlierVersions, new(Version, Due, VersionFrom, RaisedRungs)];
        Due = due;
        Version++;
        VersionFrom = on;
        RaisedRungs = [];
        LevelRaised = 0;
        LevelRaisedOn = null;
    }
}
