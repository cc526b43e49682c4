using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Deadlines;

public sealed class DeadlineTests
{
    internal static readonly PersonRef Owner = new(PersonId.New(), "Owner");
    private static readonly PersonRef Backup = new(PersonId.New(), "Backup");
    private static readonly Guid Subject = PersonId.New().Value;

    internal static OpenDeadline Promise(string due, string? original = null) =>
        new(DeadlineKind.CommitmentDue, Subject, Owner, Backup, Side.Enterprise, Day(due), Day(original ?? due), "C1", "Calibrate");

    internal static Deadline Open(string due, string on, WorkingCalendar? calendar = null) =>
        Deadline.Open(Promise(due), new CaseKey(CaseId.New(), "210211", EnterpriseId.New()), Day(on), calendar ?? China, ChaseLadder.Default);

    internal static string Sweep(Deadline deadline, string asOf) =>
        string.Join(' ', deadline.Chase(Day(asOf), China, ChaseLadder.Default).Select(raised => raised.Code));

    private static string? Next(Deadline deadline) => deadline.NextChaseOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_deadline_keeps_what_it_was_opened_with()
    {
        var deadline = Open("2026-11-13", "2026-03-04");
        Assert.Equal((DeadlineKind.CommitmentDue, Subject, "C1", "Calibrate"), (deadline.Kind, deadline.SubjectId, deadline.Number, deadline.Text));
        Assert.Equal((Owner, Backup, Side.Enterprise, 1), (deadline.Responsible, deadline.Backup, deadline.Side, deadline.Version));
        Assert.Equal("2026-11-06", Next(deadline));
        Assert.Equal("210211", deadline.DivisionCode);
    }

    [Fact]
    public void Swept_every_day_each_rung_comes_on_its_day()
    {
        var deadline = Open("2026-05-15", "2026-03-04");
        var seen = new List<string>();
        for (var day = Day("2026-05-01"); day <= Day("2026-06-10"); day = day.AddDays(1))
        {
            seen.AddRange(deadline.Chase(day, China, ChaseLadder.Default).Select(raised => $"{raised.Code} {raised.On:MM-dd}"));
        }

        // the fifth working day before is a make-up Saturday
        Assert.Equal(["R5 05-09", "R1 05-14", "R0 05-15", "L1 05-18", "L2 05-22", "L3 05-29", "W2026-06-01 06-01", "W2026-06-08 06-08"], seen);
        Assert.Equal("2026-06-15", Next(deadline));
        Assert.Equal((3, Day("2026-05-29")), (deadline.LevelRaised, deadline.LevelRaisedOn));
    }

    [Theory]
    [InlineData("2026-11-05", "", "2026-11-06")]
    [InlineData("2026-11-06", "R5", "2026-11-12")]
    [InlineData("2026-11-12", "R1", "2026-11-13")] // R5 was missed: stale
    [InlineData("2026-11-13", "R0", "2026-11-16")]
    [InlineData("2026-11-14", "", "2026-11-16")] // no reminder after the due date, level 1 not yet
    [InlineData("2026-11-16", "L1", "2026-11-20")]
    [InlineData("2026-11-23", "L1 L2", "2026-11-27")]
    [InlineData("2026-12-16", "L1 L2 L3", "2026-12-21")]
    public void A_first_sweep_catches_up(string asOf, string raised, string next)
    {
        var deadline = Open("2026-11-13", "2026-03-04");
        Assert.Equal(raised, Sweep(deadline, asOf));
        Assert.Equal(next, Next(deadline));
        Assert.Equal("", Sweep(deadline, asOf));
        Assert.Equal(next, Next(deadline));
    }

    [Fact]
    public void Missed_Mondays_collapse_into_the_newest()
    {
        var deadline = Open("2026-05-15", "2026-03-04");
        deadline.MarkRaised(Rung.L1, Day("2026-05-18"));
        deadline.MarkRaised(Rung.L2, Day("2026-05-22"));
        deadline.MarkRaised(Rung.L3, Day("2026-05-29"));
        Assert.Equal("W2026-11-16", Sweep(deadline, "2026-11-20"));
        Assert.Equal("", Sweep(deadline, "2026-11-22"));
        Assert.Equal("W2026-11-23", Sweep(deadline, "2026-11-23"));
    }

    [Fact]
    public void Level_3_raised_on_a_Monday_is_followed_by_the_next_Monday()
    {
        var deadline = Open("2026-05-15", "2026-03-04");
        Assert.Equal("L1 L2 L3", Sweep(deadline, "2026-06-01"));
        Assert.Equal("", Sweep(deadline, "2026-06-07"));
        Assert.Equal("W2026-06-08", Sweep(deadline, "2026-06-08"));
    }

    [Fact]
    public void Levels_of_an_imported_file_count_as_raised()
    {
        var deadline = Open("2026-10-30", "2026-06-01");
        deadline.MarkRaised(Rung.L1, Day("2026-11-02"));
        deadline.MarkRaised(Rung.L2, Day("2026-11-06"));
        deadline.MarkRaised(Rung.L2, Day("2026-11-07"));
        Assert.Equal((2, Day("2026-11-06")), (deadline.LevelRaised, deadline.LevelRaisedOn));
        Assert.Equal("L3", Sweep(deadline, "2026-11-20"));
        Assert.Equal("", Sweep(deadline, "2026-11-20"));
    }

    [Fact]
    public void An_imported_level_brings_the_next_day_forward_and_leaves_lower_levels_behind()
    {
        var deadline = Open("2026-11-13", "2026-03-04");
        deadline.MarkRaised(Rung.L2, Day("2026-10-20"));
        Assert.Equal("2026-10-20", Next(deadline));
        Assert.Equal(("", "2026-11-27"), (Sweep(deadline, "2026-11-20"), Next(deadline)));
    }

    [Fact]
    public void Opened_late_reminders_of_the_past_are_left_out_and_levels_are_not()
    {
        var dueSoon = Open("2026-11-13", "2026-11-10");
        Assert.Equal(("2026-11-12", ""), (Next(dueSoon), Sweep(dueSoon, "2026-11-10")));
        Assert.Equal("R1", Sweep(dueSoon, "2026-11-12"));

        var onTheDay = Open("2026-11-13", "2026-11-06");
        Assert.Equal("R5", Sweep(onTheDay, "2026-11-06"));

        var overdue = Open("2026-10-30", "2026-11-10");
        Assert.Equal("2026-11-10", Next(overdue));
        Assert.Equal("", Sweep(overdue, "2026-11-09"));
        Assert.Equal("L1 L2", Sweep(overdue, "2026-11-10"));
    }

    [Fact]
    public void Another_date_is_a_new_version_for_which_all_is_raised_anew()
    {
        var deadline = Open("2026-09-30", "2026-03-04");
        Assert.Equal("R5", Sweep(deadline, "2026-09-22"));
        deadline.MoveTo(Day("2026-11-13"), Day("2026-09-23"), China, ChaseLadder.Default);
        Assert.Equal((2, Day("2026-09-30"), 0, "2026-11-06"), (deadline.Version, deadline.OriginalDue, deadline.LevelRaised, Next(deadline)));
        Assert.Empty(deadline.RaisedRungs);
        var earlier = Assert.Single(deadline.EarlierVersions);
        Assert.Equal((1, Day("2026-09-30"), Day("2026-03-04"), "R5"), (earlier.Number, earlier.Due, earlier.From, earlier.Raised.Single().Code));
        Assert.Equal("R5", Sweep(deadline, "2026-11-06"));
    }

    [Fact]
    public void The_same_date_is_the_same_version_also_after_closing()
    {
        var deadline = Open("2026-11-13", "2026-03-04");
        Assert.Equal("R5", Sweep(deadline, "2026-11-06"));
        deadline.Close(Day("2026-11-09"), "confirmed");
        Assert.Equal(("confirmed", null), (deadline.CloseReason, Next(deadline)));
        Assert.Equal("", Sweep(deadline, "2026-12-20"));
        deadline.Reopen(Promise("2026-11-13"), Day("2026-11-10"), China, ChaseLadder.Default);
        Assert.Equal((1, true, "2026-11-12"), (deadline.Version, deadline.IsOpen, Next(deadline)));
        Assert.Equal("", Sweep(deadline, "2026-11-10"));
        deadline.Close(Day("2026-11-10"), "confirmed");
        deadline.Reopen(Promise("2026-11-27", "2026-11-13"), Day("2026-11-20"), China, ChaseLadder.Default);
        Assert.Equal((2, Day("2026-11-13"), "R5"), (deadline.Version, deadline.OriginalDue, Sweep(deadline, "2026-11-20")));
    }

    [Fact]
    public void What_is_closed_is_neither_moved_nor_closed_again()
    {
        var deadline = Open("2026-11-13", "2026-03-04");
        deadline.Close(Day("2026-11-09"), "confirmed");
        Assert.Throws<InvalidOperationException>(() => deadline.Close(Day("2026-11-10"), "withdrawn"));
        Assert.Throws<InvalidOperationException>(() => deadline.MoveTo(Day("2026-12-10"), Day("2026-11-10"), China, ChaseLadder.Default));
        deadline.Recompute(China, ChaseLadder.Default);
        Assert.Null(deadline.NextChaseOn);
        Assert.False(deadline.IsOverdue(Day("2026-12-01")));
    }

    [Fact]
    public void Reassigning_changes_only_the_people()
    {
        var deadline = Open("2026-11-13", "2026-03-04");
        Assert.Equal("R5", Sweep(deadline, "2026-11-06"));
        deadline.Reassign(Backup, null);
        Assert.Equal((Backup, null, 1, "2026-11-12"), (deadline.Responsible, deadline.Backup, deadline.Version, Next(deadline)));
        Assert.Equal("", Sweep(deadline, "2026-11-06"));
    }

    [Fact]
    public void A_changed_calendar_moves_the_next_day_and_raises_nothing_twice()
    {
        var deadline = Open("2026-11-13", "2026-03-04");
        var holiday = new WorkingCalendar([.. ChinaDays(), new(Day("2026-11-12"), "x", "x", false)]);
        deadline.Recompute(holiday, ChaseLadder.Default);
        Assert.Equal("2026-11-05", Next(deadline));
        Assert.Equal("R5", Sweep(deadline, "2026-11-06"));
        deadline.Recompute(holiday, ChaseLadder.Default);
        Assert.Equal("2026-11-11", Next(deadline));
    }

    [Theory]
    [InlineData("2026-10-30", 0)]
    [InlineData("2026-11-01", 0)]
    [InlineData("2026-11-02", 1)]
    [InlineData("2026-11-05", 1)]
    [InlineData("2026-11-06", 2)]
    [InlineData("2026-11-12", 2)]
    [InlineData("2026-11-13", 3)]
    [InlineData("2026-11-20", 3)]
    public void The_level_by_rule_follows_the_working_days_overdue(string asOf, int level) =>
        Assert.Equal(level, ChaseLadder.Default.LevelByRule(Day(asOf), Day("2026-10-30"), China));
}
