using Assistance.Domain.Calendar;
using FsCheck;
using FsCheck.Fluent;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly Arbitrary<DateOnly> AnyDay =
        Gen.Choose(Day("2019-12-01").DayNumber, Day("2027-02-01").DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void The_file_of_holidays_was_read() => Assert.Equal((208, 46), (ChinaDays().Count(day => !day.IsWorkday), ChinaDays().Count(day => day.IsWorkday)));

    [Theory]
    [InlineData("2026-10-30", "2026-11-20", 15)]
    [InlineData("2026-03-20", "2026-03-31", 7)]
    [InlineData("2026-09-18", "2026-09-30", 8)] // a make-up Sunday counts, three days of Mid-Autumn do not
    [InlineData("2026-07-31", "2026-11-20", 76)]
    [InlineData("2026-11-20", "2026-11-27", 5)]
    [InlineData("2026-11-20", "2026-11-30", 6)]
    [InlineData("2026-09-30", "2026-10-07", 0)] // National Day
    [InlineData("2026-11-20", "2026-11-20", 0)]
    [InlineData("2026-11-20", "2026-11-01", 0)]
    [InlineData("2026-11-20", "2026-11-22", 0)]
    public void Working_days_after_a_day_up_to_and_including_another(string after, string upTo, int expected) =>
        Assert.Equal(expected, China.WorkingDaysBetween(Day(after), Day(upTo)));

    [Theory]
    [InlineData("2026-05-15", 1, "2026-05-18")]
    [InlineData("2026-05-15", 5, "2026-05-22")]
    [InlineData("2026-05-15", 10, "2026-05-29")]
    [InlineData("2026-11-13", 10, "2026-11-27")]
    [InlineData("2026-11-13", -5, "2026-11-06")]
    [InlineData("2026-11-13", -1, "2026-11-12")]
    [InlineData("2026-09-30", -5, "2026-09-22")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-10-03", 1, "2026-10-08")] // from a day off
    [InlineData("2026-10-03", -1, "2026-09-30")]
    [InlineData("2026-10-03", 0, "2026-10-03")]
    public void The_nth_working_day_from_a_day(string from, int days, string expected) =>
        Assert.Equal(Day(expected), China.AddWorkingDays(Day(from), days));

    [Theory]
    [InlineData("2026-09-20", DayKind.MakeUpWorkday, true)]
    [InlineData("2026-09-25", DayKind.Holiday, false)]
    [InlineData("2026-09-26", DayKind.Holiday, false)]
    [InlineData("2026-10-10", DayKind.MakeUpWorkday, true)]
    [InlineData("2026-10-11", DayKind.Weekend, false)]
    [InlineData("2026-10-12", DayKind.Working, true)]
    public void A_day_tells_what_it_is(string date, DayKind kind, bool works)
    {
        var day = China.Describe(Day(date));
        Assert.Equal(kind, day.Kind);
        Assert.Equal(works, day.IsWorkday);
        Assert.Equal(works, China.IsWorkingDay(Day(date)));
        Assert.Equal(kind is DayKind.Holiday or DayKind.MakeUpWorkday, day.NameZh is not null && day.NameEn is not null);
    }

    [Fact]
    public void A_missing_year_counts_by_weekends_and_is_told()
    {
        Assert.True(China.HasYear(2026));
        Assert.False(China.HasYear(2027));
        Assert.Equal([2019, 2027, 2028], China.MissingYears(Day("2019-12-31"), Day("2028-01-01")));
        Assert.Empty(China.MissingYears(Day("2020-01-01"), Day("2026-12-31")));
        Assert.Empty(China.MissingYears(Day("2028-01-01"), Day("2027-01-01")));
        Assert.True(China.IsWorkingDay(Day("2027-10-01")));
        Assert.Equal(
            WorkingCalendar.WeekendsOnly.WorkingDaysBetween(Day("2027-01-01"), Day("2027-12-31")),
            China.WorkingDaysBetween(Day("2027-01-01"), Day("2027-12-31")));
    }

    [Fact]
    public void A_date_listed_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([.. ChinaDays(), new(Day("2026-10-01"), "x", "x", true)]));

    [Fact]
    public void Counting_agrees_with_looking_at_each_day() => Check.One(Many, Prop.ForAll(AnyDay, AnyDay, (a, b) =>
    {
        var plain = 0;
        for (var day = a.AddDays(1); day <= b; day = day.AddDays(1))
        {
            plain += China.IsWorkingDay(day) ? 1 : 0;
        }

        return China.WorkingDaysBetween(a, b) == plain;
    }));

    [Fact]
    public void Adding_working_days_and_counting_them_are_inverse() => Check.One(Many, Prop.ForAll(AnyDay, Gen.Choose(1, 90).ToArbitrary(), (from, days) =>
    {
        var after = China.AddWorkingDays(from, days);
        var before = China.AddWorkingDays(from, -days);
        var atFrom = China.IsWorkingDay(from) ? 1 : 0;
        return China.IsWorkingDay(after)
            && China.IsWorkingDay(before)
            && China.WorkingDaysBetween(from, after) == days
            && China.WorkingDaysBetween(before, from) == days - 1 + atFrom;
    }));

    [Fact]
    public void Counting_adds_up_over_a_day_between() => Check.One(Many, Prop.ForAll(AnyDay, AnyDay, AnyDay, (a, b, c) =>
    {
        DateOnly[] days = [a, b, c];
        Array.Sort(days);
        return China.WorkingDaysBetween(days[0], days[2])
            == China.WorkingDaysBetween(days[0], days[1]) + China.WorkingDaysBetween(days[1], days[2]);
    }));
}
