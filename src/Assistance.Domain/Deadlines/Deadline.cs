using System.Globalization;
using Assistance.Domain.Calendar;
using Assistance.Domain.Common;

namespace Assistance.Domain.Deadlines;

/// <summary>An earlier date of a deadline, kept to explain how the present one came about.</summary>
/// <param name="Number">The version, from 1.</param>
/// <param name="Due">The due date of that version.</param>
/// <param name="From">The day on which that version began.</param>
/// <param name="Raised">What was raised while it held.</param>
public sealed record DeadlineVersion(int Number, DateOnly Due, DateOnly From, IReadOnlyList<RaisedRung> Raised);

/// <summary>
/// One promise with a date, chased until it ends. The chase engine knows nothing else. What was raised is part of the deadline, so that
/// the same sweep run twice raises nothing new; another date is a new version, for which everything may be raised anew.
/// </summary>
public sealed partial class Deadline : CaseRecord
{
    private Deadline()
    {
    }

    private Deadline(CaseKey key)
        : base(key)
    {
    }

    /// <summary>The identifier.</summary>
    public DeadlineId Id { get; private set; }

    /// <summary>Which promise.</summary>
    public DeadlineKind Kind { get; private set; }

    /// <summary>Raw identifier of the record that promised.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>What the deadline speaks of within the case: "C3", "V2".</summary>
    public string Number { get; private set; } = "";

    /// <summary>What is promised, in the words of the record.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The one who must act.</summary>
    public PersonId ResponsibleId { get; private set; }

    /// <summary>The name of that person, as cited in the record.</summary>
    public string ResponsibleName { get; private set; } = "";

    /// <summary>The backup, or null.</summary>
    public PersonId? BackupId { get; private set; }

    /// <summary>The name of the backup, or null.</summary>
    public string? BackupName { get; private set; }

    /// <summary>Which side promised.</summary>
    public Side Side { get; private set; }

    /// <summary>The last day on which the promise is kept in time.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>The due date before any extension.</summary>
    public DateOnly OriginalDue { get; private set; }

    /// <summary>Counts the dates, from 1; only a different date makes a new version.</summary>
    public int Version { get; private set; }

    /// <summary>The day on which the deadline was first opened.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>The day on which the present version began; reminders of earlier days are not raised for it.</summary>
    public DateOnly VersionFrom { get; private set; }

    /// <summary>The day on which it ended, or null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Why it ended, a short key as in <see cref="CloseDeadline"/>; null while it is open.</summary>
    public string? CloseReason { get; private set; }

    /// <summary>The next day on which something is to be raised; null only when closed.</summary>
    public DateOnly? NextChaseOn { get; private set; }

    /// <summary>The highest level raised in this version, 0 to 3.</summary>
    public int LevelRaised { get; private set; }

    /// <summary>The day on which that level was raised; null at level 0.</summary>
    public DateOnly? LevelRaisedOn { get; private set; }

    /// <summary>What was raised in this version, in order.</summary>
    public IReadOnlyList<RaisedRung> RaisedRungs { get; private set; } = [];

    /// <summary>The versions before this one, the first first.</summary>
    public IReadOnlyList<DeadlineVersion> EarlierVersions { get; private set; } = [];

    /// <summary>Whether the promise still runs.</summary>
    public bool IsOpen => ClosedOn is null;

    /// <summary>The one who must act, with the name as cited.</summary>
    public PersonRef Responsible => new(ResponsibleId, ResponsibleName);

    /// <summary>The backup with the name as cited, or null.</summary>
    public PersonRef? Backup => BackupId is { } id ? new(id, BackupName ?? "") : null;

    /// <summary>The versions in order, the present one last.</summary>
    public IReadOnlyList<DeadlineVersion> AllVersions() => [.. EarlierVersions, new(Version, Due, VersionFrom, RaisedRungs)];

    /// <summary>Opens a deadline of a case.</summary>
    /// <param name="what">The promise.</param>
    /// <param name="key">The case that it belongs to.</param>
    /// <param name="on">The day on which it begins to run.</param>
    public static Deadline Open(OpenDeadline what, CaseKey key, DateOnly on, WorkingCalendar calendar, ChaseLadder ladder)
    {
        var deadline = new Deadline(key)
        {
            Id = DeadlineId.New(),
            Kind = what.Kind,
            SubjectId = what.SubjectId,
            Due = what.Due,
            Version = 1,
            OpenedOn = on,
            VersionFrom = on,
        };
        deadline.Take(what);
        deadline.Recompute(calendar, ladder);
        return deadline;
    }

    /// <summary>
    /// Opens the deadline again, or brings an open one up to date with its record. A date that differs makes a new version; with the same
    /// date, what was raised stays raised.
    /// </summary>
    public void Reopen(OpenDeadline what, DateOnly on, WorkingCalendar calendar, ChaseLadder ladder)
    {
        if (what.Kind != Kind || what.SubjectId != SubjectId)
        {
            throw new ArgumentException("The instruction is for another deadline.", nameof(what));
        }

        Take(what);
        ClosedOn = null;
        CloseReason = null;
        SetDue(what.Due, on);
        Recompute(calendar, ladder);
    }

    /// <summary>Ends the deadline; nothing is raised any more.</summary>
    /// <exception cref="InvalidOperationException">The deadline is closed already.</exception>
    public void Close(DateOnly on, string reason)
    {
        RequireOpen();
        ClosedOn = on;
        CloseReason = reason;
        NextChaseOn = null;
    }

    /// <summary>Names another responsible person and backup; date, version and what was raised stay.</summary>
    public void Reassign(PersonRef responsible, PersonRef? backup)
    {
        (ResponsibleId, ResponsibleName) = (responsible.Id, responsible.Name);
        (BackupId, BackupName) = (backup?.Id, backup?.Name);
    }

    /// <summary>A manager, or the lead contact of the enterprise, gives it to somebody else, as at a hand-over; who has it now is told.</summary>
    public void HandTo(PersonRef responsible, Act act)
    {
        var by = act.By.Require(capacity => capacity.IsManagerOf(DivisionCode) || (Side == Side.Enterprise && capacity.IsContactOf(EnterpriseId, People.ContactRight.Lead)), "people.rule.hand-over");
        var facts = new Dictionary<string, string> { ["kind"] = Kind.ToString(), ["number"] = Number, ["text"] = Text, ["from"] = ResponsibleName, ["to"] = responsible.Name };
        Reassign(responsible, null);
        Record(new Happening("chasing.handed-over", Number, act.Today, by, null, facts, Internal: Side == Side.Regulator));
        if (responsible.Id != by.Person.Id)
        {
            Inform(new Tell(responsible.Id, "chasing.handed-over", "owner", facts));
        }
    }

    /// <summary>
    /// One sweep: raises what is due and not yet raised, and sets the next day. Of several reminders that are due only the newest is
    /// raised, and none after the due date; of several missed Mondays only the newest; every missed level is raised. A closed deadline,
    /// or a day before this version began, raises nothing.
    /// </summary>
    /// <returns>What was newly raised, in the order of the ladder.</returns>
    public IReadOnlyList<RaisedRung> Chase(DateOnly asOf, WorkingCalendar calendar, ChaseLadder ladder)
    {
        if (!IsOpen || asOf < VersionFrom)
        {
            return [];
        }

        var due = ChasePlan.DueBy(this, asOf, calendar, ladder);
        List<RaisedRung> raised = [.. due.Select(rung => new RaisedRung(rung.Code, ladder.DayOf(rung, Due, calendar), asOf))];
        raised.ForEach(Remember);
        foreach (var level in raised.Select(rung => rung.AsRung().Level).Where(level => level > 0))
        {
            Record(new Happening("chasing.raised", Number, asOf, Actor.System.AsSelf, null, new Dictionary<string, string>
            {
                ["level"] = level.ToString(CultureInfo.InvariantCulture),
                ["kind"] = Kind.ToString(),
                ["due"] = Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["to"] = ResponsibleName,
            }));
        }

        NextChaseOn = ChasePlan.NextAfter(this, asOf, calendar, ladder);
        return raised;
    }

    /// <summary>From level 2 on, or when another manager asks for it, a manager owes the cause of the delay.</summary>
    /// <param name="manager">The head of the bureau that has the case.</param>
    /// <param name="due">The last day to record it.</param>
    /// <param name="asks">Whether somebody asks for it, so that the manager is told at once.</param>
    /// <exception cref="InvalidOperationException">It is not the deadline of a commitment.</exception>
    public void OweCause(PersonRef manager, DateOnly due, bool asks = false)
    {
        if (Kind != DeadlineKind.CommitmentDue)
        {
            throw new InvalidOperationException($"Deadline {Id} is not that of a commitment.");
        }

        Instruct(new OpenDeadline(DeadlineKind.CauseDue, SubjectId, manager, null, Side.Regulator, due, due, Number, Text));
        if (asks)
        {
            var day = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Inform(new Tell(manager.Id, "chasing.cause-asked", "manager", new Dictionary<string, string> { ["number"] = Number, ["text"] = Text, ["due"] = day }));
        }
    }

    /// <summary>
    /// Notes a rung as raised in the past, as an imported file says. An open deadline is looked at again from that day on.
    /// </summary>
    public void MarkRaised(Rung rung, DateOnly on)
    {
        if (RaisedRungs.Any(raised => raised.Code == rung.Code))
        {
            return;
        }

        Remember(new(rung.Code, rung.Monday ?? on, on));
        NextChaseOn = NextChaseOn > on ? on : NextChaseOn;
    }

    /// <summary>Computes the next day anew, after the calendar or the ladder changed. What was raised stays raised; a closed deadline stays as it is.</summary>
    public void Recompute(WorkingCalendar calendar, ChaseLadder ladder)
    {
        if (IsOpen)
        {
            NextChaseOn = ChasePlan.NextAfter(this, null, calendar, ladder);
        }
    }

    /// <summary>Whether the date has passed while the promise still runs.</summary>
    public bool IsOverdue(DateOnly asOf) => IsOpen && asOf > Due;

    private void Take(OpenDeadline what)
    {
        Number = what.Number;
        Text = what.Text;
        Side = what.Side;
        OriginalDue = what.OriginalDue;
        Reassign(what.Responsible ?? throw new ArgumentException("A deadline needs a responsible person.", nameof(what)), what.Backup);
    }

    private void Remember(RaisedRung raised)
    {
        RaisedRungs = [.. RaisedRungs, raised];
        var level = raised.AsRung().Level;
        if (level > LevelRaised)
        {
            LevelRaised = level;
            LevelRaisedOn = raised.On;
        }
    }

    private void RequireOpen()
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException($"Deadline {Id} is closed.");
        }
    }
}
