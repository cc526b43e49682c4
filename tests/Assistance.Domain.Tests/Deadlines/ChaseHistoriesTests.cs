using System.Globalization;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Deadlines;

/// <summary>
/// The engine against the plain model over random histories of everything that can happen to a date: other dates, ends, returns, policies that
/// come and go, closing days, sweeps that are skipped or run twice, over holidays and make-up days.
/// </summary>
public sealed class ChaseHistoriesTests
{
    [Fact]
    public void Every_rung_is_raised_exactly_when_the_model_says_in_thousands_of_histories()
    {
        var raised = 0;
        var count = Number("ASSISTANCE_CHASE_HISTORIES", 3000);
        for (var seed = 1; seed <= count; seed++)
        {
            var random = new Random(seed);
            var installation = new ChaseInstallation(random, bureaux: 2, enterprises: 2);
            // most within the years whose holidays are known, some beyond
            var today = Day("2020-01-01").AddDays(random.Next(0, 7 * 365));
            for (var step = 0; step < 70; step++)
            {
                today = today.AddDays(random.Next(13) switch { < 2 => 0, < 8 => 1, < 12 => random.Next(2, 6), _ => random.Next(6, 40) });
                if (Happen(installation, random, today) is { } difference)
                {
                    Assert.Fail($"History {seed}: {difference}\n{string.Join('\n', installation.Log)}");
                }
            }

            raised += installation.Raised;
        }

        Assert.True(raised > 3 * count, $"Only {raised} rungs were raised.");
    }

    [Fact]
    public void Ten_years_of_daily_sweeps_over_ten_thousand_commitments_raise_what_the_model_says()
    {
        const int Commitments = 10_000;
        var random = new Random(10);
        var installation = new ChaseInstallation(random, bureaux: 12, enterprises: 40);
        var ends = new PriorityQueue<Chased, DateOnly>();
        var (first, last) = (Day("2020-01-01"), Day("2029-12-31"));
        var days = last.DayNumber - first.DayNumber + 1;
        var (opened, skipUntil) = (0, first);
        for (var today = first; today <= last; today = today.AddDays(1))
        {
            for (; opened < (long)Commitments * (today.DayNumber - first.DayNumber + 1) / days; opened++)
            {
                var chased = installation.Open(today, random.Next(5, 150));
                ends.Enqueue(chased, chased.Engine.Due.AddDays(random.Next(10) switch { < 7 => random.Next(-20, 3), < 9 => random.Next(3, 30), _ => random.Next(30, 120) }));
            }

            while (ends.TryPeek(out var chased, out var day) && day <= today)
            {
                ends.Dequeue();
                Go(installation, random, ends, chased, today);
            }

            if (random.Next(60) == 0)
            {
                installation.SetPolicy(today);
            }

            if (random.Next(20) == 0)
            {
                installation.Close(today);
            }

            // the server is away on one day of fifty, and now and then for a week
            skipUntil = random.Next(400) == 0 ? today.AddDays(7) : random.Next(50) == 0 ? today.AddDays(1) : skipUntil;
            if (today >= skipUntil && (installation.Sweep(today) ?? (random.Next(10) == 0 ? installation.Sweep(today) : null)) is { } difference)
            {
                Assert.Fail($"{difference}\n{string.Join('\n', installation.Log.TakeLast(50))}");
            }
        }

        Assert.Equal(Commitments, installation.All.Count);
        Assert.True(installation.Raised > 3 * Commitments, $"Only {installation.Raised} rungs were raised.");
    }

    // some ask for more time first, some are returned afterwards
    private static void Go(ChaseInstallation installation, Random random, PriorityQueue<Chased, DateOnly> ends, Chased chased, DateOnly today)
    {
        if (!chased.Engine.IsOpen)
        {
            installation.Return(chased, today.AddDays(random.Next(0, 12)), today);
            ends.Enqueue(chased, today.AddDays(random.Next(1, 25)));
        }
        else if (random.Next(6) == 0)
        {
            installation.Move(chased, chased.Engine.Due.AddDays(random.Next(1, 60)), today);
            ends.Enqueue(chased, today.AddDays(random.Next(1, 70)));
        }
        else
        {
            ChaseInstallation.End(chased, today);
            if (random.Next(8) == 0)
            {
                ends.Enqueue(chased, today.AddDays(random.Next(0, 20)));
            }
        }
    }

    private static string? Happen(ChaseInstallation installation, Random random, DateOnly today)
    {
        var one = installation.All.Count == 0 ? null : installation.All[random.Next(installation.All.Count)];
        switch (random.Next(40))
        {
            case < 3 when installation.All.Count < 4:
                installation.Open(today, random.Next(-20, 60));
                return null;
            case < 5 when one is { Engine.IsOpen: true }:
                installation.Move(one, one.Engine.Due.AddDays(random.Next(-10, 40)), today);
                return null;
            case < 7 when one is { Engine.IsOpen: true }:
                ChaseInstallation.End(one, today);
                return null;
            case < 10 when one is not null:
                installation.Return(one, one.Engine.Due.AddDays(random.Next(2) == 0 ? 0 : random.Next(-5, 30)), today);
                return null;
            case < 13:
                installation.SetPolicy(today);
                return null;
            case < 16:
                installation.Close(today);
                return null;
            default:
                return installation.Sweep(today);
        }
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : usual;
}
