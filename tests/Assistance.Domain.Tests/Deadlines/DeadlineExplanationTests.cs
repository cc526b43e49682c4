using System.Globalization;
using Assistance.Domain.Calendar;
using Assistance.Domain.Deadlines;
using static Assistance.Domain.Tests.Deadlines.DeadlineTests;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Deadlines;

public sealed class DeadlineExplanationTests
{
    private static DeadlineExplanation Extended()
    {
        var deadline = Open("2026-09-30", "2026-03-04");
        deadline.MoveTo(Day("2026-11-13"), Day("2026-09-21"), China, ChaseLadder.Default);
        Assert.Equal(("R5", "R1", "R0"), (Sweep(deadline, "2026-11-06"), Sweep(deadline, "2026-11-12"), Sweep(deadline, "2026-11-13")));
        deadline.Close(Day("2026-11-13"), "confirmed");
        return DeadlineExplanation.Of(deadline, Day("2026-11-20"), China, ChaseLadder.Default, [Day("2026-09-18")]);
    }

    private static ExplainedDay DayOf(DeadlineExplanation explanation, string date) =>
        explanation.Stretches.OfType<ExplainedWeek>().SelectMany(week => week.Days).Single(day => day.Date == Day(date));

    private static string Shape(DeadlineExplanation explanation) => string.Join(
        ", ", explanation.Stretches.Select(part => string.Create(CultureInfo.InvariantCulture, $"{(part is ExplainedGap ? "gap" : "week")} {part.From:MM-dd} {part.WorkingDays}")));

    [Fact]
    public void Weeks_in_which_nothing_happens_are_folded() =>
        Assert.Equal("week 09-14 6, week 09-21 4, week 09-28 3, gap 10-05 18, week 11-02 5, week 11-09 5, week 11-16 5", Shape(Extended()));

    [Theory]
    [InlineData("2026-09-18", DayKind.Working, -8, "")]
    [InlineData("2026-09-20", DayKind.MakeUpWorkday, -7, "")]
    [InlineData("2026-09-22", DayKind.Working, -5, "R5 Void")]
    [InlineData("2026-09-25", DayKind.Holiday, null, "")]
    [InlineData("2026-09-29", DayKind.Working, -1, "R1 Void")]
    [InlineData("2026-09-30", DayKind.Working, 0, "R0 Void")]
    [InlineData("2026-10-01", DayKind.Holiday, null, "")]
    [InlineData("2026-11-02", DayKind.Working, -9, "")]
    [InlineData("2026-11-06", DayKind.Working, -5, "R5 Raised")]
    [InlineData("2026-11-07", DayKind.Weekend, null, "")]
    [InlineData("2026-11-12", DayKind.Working, -1, "R1 Raised")]
    [InlineData("2026-11-13", DayKind.Working, 0, "R0 Raised")]
    [InlineData("2026-11-16", DayKind.Working, 1, "L1 Void")]
    [InlineData("2026-11-20", DayKind.Working, 5, "L2 Void")]
    public void Each_day_is_counted_and_carries_its_rungs(string date, DayKind kind, int? count, string rungs)
    {
        var day = DayOf(Extended(), date);
        Assert.Equal((kind, count), (day.Calendar.Kind, day.Count));
        Assert.Equal(rungs, string.Join(' ', day.Rungs.Select(rung => $"{rung.Rung} {rung.State}")));
    }

    [Fact]
    public void The_days_that_matter_are_flagged()
    {
        var explanation = Extended();
        var days = explanation.Stretches.OfType<ExplainedWeek>().SelectMany(week => week.Days).ToList();
        Assert.Equal(Day("2026-11-13"), days.Single(day => day.IsDue).Date);
        Assert.Equal(Day("2026-09-30"), days.Single(day => day.IsOriginalDue).Date);
        Assert.Equal(Day("2026-09-30"), days.Single(day => day.IsEarlierDue).Date);
        Assert.Equal(Day("2026-11-20"), days.Single(day => day.IsToday).Date);
        Assert.Equal(Day("2026-09-18"), days.Single(day => day.IsEvent).Date);
        Assert.Equal(Day("2026-11-13"), days.Single(day => day.IsClosed).Date);
        Assert.Equal((Day("2026-09-21"), 2), days.Where(day => day.BeginsVersion is not null).Select(day => (day.Date, day.BeginsVersion!.Value)).Single());
        Assert.Equal((2, Day("2026-11-06")), DayOf(explanation, "2026-11-06").Rungs.Select(rung => (rung.Version, rung.RaisedOn!.Value)).Single());
        Assert.Empty(explanation.MissingYears);
    }

    [Fact]
    public void A_late_sweep_shows_what_it_skipped_and_what_is_ahead()
    {
        var deadline = Open("2026-11-13", "2026-03-04");
        Assert.Equal("R1", Sweep(deadline, "2026-11-12"));
        var explanation = DeadlineExplanation.Of(deadline, Day("2026-11-12"), China, ChaseLadder.Default);
        var rungs = explanation.Stretches.OfType<ExplainedWeek>().SelectMany(week => week.Days).SelectMany(day => day.Rungs);
        Assert.Equal(["R5 Skipped", "R1 Raised", "R0 Ahead", "L1 Ahead", "L2 Ahead", "L3 Ahead"], rungs.Select(rung => $"{rung.Rung} {rung.State}"));
    }

    [Fact]
    public void Levels_that_an_earlier_date_never_reached_are_left_out()
    {
        var deadline = Open("2026-11-13", "2026-03-04");
        deadline.MoveTo(Day("2026-11-20"), Day("2026-11-04"), China, ChaseLadder.Default);
        var day = DayOf(DeadlineExplanation.Of(deadline, Day("2026-11-04"), China, ChaseLadder.Default), "2026-11-20");
        Assert.Equal(["R0 2 Ahead"], day.Rungs.Select(rung => $"{rung.Rung} {rung.Version} {rung.State}"));
    }

    [Fact]
    public void Of_many_weekly_lines_the_last_and_the_next_open_a_week()
    {
        var deadline = Open("2026-05-15", "2026-03-04");
        for (var day = Day("2026-05-01"); day <= Day("2026-08-26"); day = day.AddDays(1))
        {
            deadline.Chase(day, China, ChaseLadder.Default);
        }

        var explanation = DeadlineExplanation.Of(deadline, Day("2026-08-26"), China, ChaseLadder.Default);
        Assert.Equal(
            "week 05-04 4, week 05-11 5, week 05-18 5, week 05-25 5, gap 06-01 59, week 08-24 5, week 08-31 5",
            Shape(explanation));
        Assert.Equal(RungState.Raised, DayOf(explanation, "2026-08-24").Rungs.Single().State);
        Assert.Equal(RungState.Ahead, DayOf(explanation, "2026-08-31").Rungs.Single().State);
    }

    [Fact]
    public void A_year_without_a_calendar_is_told()
    {
        var deadline = Open("2027-01-08", "2026-03-04");
        Assert.Equal([2027], DeadlineExplanation.Of(deadline, Day("2026-12-30"), China, ChaseLadder.Default).MissingYears);
    }
}
