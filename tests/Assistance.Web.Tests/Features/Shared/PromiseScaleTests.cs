using System.Globalization;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Tests.Infrastructure.Localization;

namespace Assistance.Web.Tests.Features.Shared;

public class PromiseScaleTests
{
    private static readonly PromiseLine Late = new(D("04-09"), D("10-30"), D("10-30"), D("11-20"))
    {
        WorkingDaysLate = 15,
        Rungs = [Raised("R5", "10-23"), Raised("R1", "10-29"), Raised("R0", "10-30"), Raised("L1", "11-02"), Raised("L2", "11-06"), Raised("L3", "11-13")],
    };

    private static readonly PromiseLine Waiting = new(D("03-04"), D("09-30"), D("11-13"), D("11-20"))
    {
        Confirmed = D("11-13"),
        VerifyBy = D("11-27"),
        Rungs = [Raised("R5", "11-06"), Raised("R1", "11-12"), Raised("R0", "11-13"), new("L1", D("11-16"), RungState.Stopped)],
    };

    [Fact]
    public void In_a_row_the_due_date_always_stands_at_the_same_place()
    {
        Assert.Equal(52, PromiseScale.Row(Late).At(D("10-30")), 3);
        Assert.Equal(52, PromiseScale.Row(Late with { Agreed = D("10-01") }).At(D("10-30")), 3);
        Assert.Equal(38, PromiseScale.Row(Waiting).At(D("11-13")), 3);
        Assert.Equal(97, PromiseScale.Row(Waiting).At(D("11-27")), 3);
    }

    [Fact]
    public void In_a_row_the_same_lateness_has_the_same_length_and_35_days_reach_the_edge()
    {
        Assert.Equal(79, PromiseScale.Row(Late).At(D("11-20")), 3);
        Assert.Equal(97, PromiseScale.Row(Late).At(D("12-04")), 3);
        Assert.Equal(97, PromiseScale.Row(Late).At(D("12-31")), 3);
        Assert.Equal(67.5, PromiseScale.Row(Waiting).At(D("11-20")), 3);
    }

    [Fact]
    public void The_full_line_reaches_from_the_promise_to_the_last_day_shown()
    {
        Assert.Equal(2, PromiseScale.Full(Late).At(D("04-09")), 3);
        Assert.Equal(98, PromiseScale.Full(Late).At(D("11-20")), 3);
        Assert.Equal(98, PromiseScale.Full(Waiting).At(D("11-27")), 3);
    }

    [Fact]
    public void Labels_of_neighbours_have_room_between_them()
    {
        var at = PromiseScale.Full(Waiting);
        Assert.True(at.At(D("11-13")) - at.At(D("09-30")) > 17);
        Assert.True(at.At(D("11-27")) - at.At(D("11-13")) > 36);
        var rungs = Late.Rungs.Select(r => PromiseScale.Full(Late).At(r.Day)).ToList();
        Assert.All(rungs.Zip(rungs.Skip(1)), pair => Assert.True(pair.Second - pair.First > 6));
    }

    [Fact]
    public void Order_is_true_on_every_line()
    {
        var random = new Random(20261120);
        for (var i = 0; i < 500; i++)
        {
            var agreed = D("01-01").AddDays(random.Next(60));
            var original = agreed.AddDays(random.Next(1, 300));
            var line = new PromiseLine(agreed, original, original.AddDays(random.Next(0, 60)), agreed.AddDays(random.Next(0, 400)))
            {
                Rungs = [.. Enumerable.Range(0, random.Next(7)).Select(n => new PromiseRung($"R{n}", original.AddDays(random.Next(-9, 15)), RungState.Raised))],
            };
            var full = PromiseScale.Full(line);
            var row = PromiseScale.Row(line);
            var dates = Enumerable.Range(0, 460).Select(d => D("01-01").AddDays(d)).ToList();
            Assert.All(dates.Zip(dates.Skip(1)), pair =>
            {
                Assert.True(full.At(pair.First) <= full.At(pair.Second) + 1e-9);
                Assert.True(row.At(pair.First) <= row.At(pair.Second) + 1e-9);
            });
            Assert.All(dates, d => Assert.InRange(full.At(d), 2, 98.001));
            Assert.All(dates, d => Assert.InRange(row.At(d), 2, 97));
        }
    }

    [Fact]
    public void A_promise_made_and_due_today_can_be_drawn() =>
        Assert.Equal(2, PromiseScale.Full(new PromiseLine(D("11-20"), D("11-20"), D("11-20"), D("11-20"))).At(D("11-20")));

    [Fact]
    public void The_story_says_the_same_in_words()
    {
        Assert.Equal(
            "4月9日约定，10月30日到期，已提醒R5、R1、R0，已提级L1、L2、L3，逾期15个工作日，今天11月20日",
            PromiseStory.Of(Late, Texts.In(Languages.Chinese)));
        Assert.Equal(
            "Agreed 4 Mar, originally due 30 Sep, extended to 13 Nov, reminded R5, R1, R0, confirmed 13 Nov, to be verified by 27 Nov, today 20 Nov",
            PromiseStory.Of(Waiting, Texts.In(Languages.English)));
    }

    private static DateOnly D(string day) => DateOnly.ParseExact("2026-" + day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static PromiseRung Raised(string name, string day) => new(name, D(day), RungState.Raised);
}
