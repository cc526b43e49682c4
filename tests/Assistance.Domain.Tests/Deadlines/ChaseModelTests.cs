using Assistance.Domain.Deadlines;
using FsCheck;
using FsCheck.Fluent;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Deadlines;

/// <summary>
/// The chase rules against a plain model, over random histories: sweeps that skip days or run twice, new dates, closing and opening
/// again. The model looks at every day by itself and keeps no next day.
/// </summary>
public sealed class ChaseModelTests
{
    /// <summary>One thing that happens: what, after how many days, and by how many days a new date differs.</summary>
    public sealed record Step(string What, int After, int Shift);

    /// <summary>A deadline opened on a day, due so many days later, and what happens to it.</summary>
    public sealed record History(DateOnly Opened, int DueIn, IReadOnlyList<Step> Steps);

    /// <summary>A sweep that was done, with the day that the deadline had named for it before.</summary>
    private sealed record Swept(Deadline Deadline, DateOnly AsOf, IReadOnlyList<RaisedRung> Raised, DateOnly? NextBefore);

    private static readonly Gen<Step> AnyStep =
        from what in Gen.Frequency((24, Gen.Constant("sweep")), (2, Gen.Constant("move")), (1, Gen.Constant("close")), (1, Gen.Constant("reopen")))
        from after in Gen.Frequency((2, Gen.Constant(0)), (6, Gen.Constant(1)), (4, Gen.Choose(2, 5)), (1, Gen.Choose(6, 40)))
        from shift in Gen.Choose(-10, 40)
        select new Step(what, after, shift);

    private static readonly Arbitrary<History> AnyHistory = Arb.From(
        from opened in Gen.Choose(Day("2020-01-01").DayNumber, Day("2026-06-30").DayNumber)
        from dueIn in Gen.Choose(-20, 60)
        from steps in AnyStep.ListOf(40)
        select new History(DateOnly.FromDayNumber(opened), dueIn, [.. steps]));

    private static void Holds(Func<History, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(AnyHistory, property));

    [Fact]
    public void Every_sweep_raises_what_the_plain_model_raises() => Holds(history =>
    {
        var model = new Model();
        return Play(history, swept => swept.Raised.Select(rung => rung.Code).SequenceEqual(model.Sweep(swept.Deadline, swept.AsOf)));
    });

    [Fact]
    public void Each_rung_of_a_version_comes_once_and_never_early() => Holds(history =>
    {
        var seen = new HashSet<(int Version, string Code)>();
        return Play(history, swept => swept.Raised.All(rung =>
            rung.Day <= swept.AsOf && rung.On == swept.AsOf && seen.Add((swept.Deadline.Version, rung.Code))));
    });

    [Fact]
    public void A_closed_deadline_raises_nothing_and_no_reminder_follows_the_due_date() => Holds(history => Play(history, swept =>
        (swept.Deadline.IsOpen || swept.Raised.Count == 0)
        && swept.Raised.All(rung => !rung.AsRung().IsReminder || swept.AsOf <= swept.Deadline.Due)));

    [Fact]
    public void A_second_sweep_of_the_same_day_raises_nothing() => Holds(history => Play(history, swept =>
        swept.Deadline.Chase(swept.AsOf, China, ChaseLadder.Default).Count == 0));

    [Fact]
    public void What_is_selected_by_the_next_day_misses_nothing() => Holds(history => Play(history, swept =>
        swept.Raised.Count == 0 || swept.NextBefore <= swept.AsOf));

    [Fact]
    public void After_a_sweep_the_next_day_is_the_first_on_which_the_model_raises_something() => Holds(history =>
    {
        var model = new Model();
        return Play(history, swept =>
        {
            model.Sweep(swept.Deadline, swept.AsOf);
            if (!swept.Deadline.IsOpen)
            {
                return swept.Deadline.NextChaseOn is null;
            }

            var day = swept.AsOf.AddDays(1);
            while (model.Copy().Sweep(swept.Deadline, day).Count == 0)
            {
                day = day.AddDays(1);
            }

            return swept.Deadline.NextChaseOn == day;
        });
    });

    /// <summary>Plays a history and says whether the condition held after every sweep.</summary>
    private static bool Play(History history, Func<Swept, bool> holds)
    {
        var today = history.Opened;
        var promise = DeadlineTests.Promise("2020-01-01") with { Due = today.AddDays(history.DueIn), OriginalDue = today.AddDays(history.DueIn) };
        var deadline = Deadline.Open(promise, new(Common.CaseId.New(), "210211", Common.EnterpriseId.New()), today, China, ChaseLadder.Default);
        foreach (var step in history.Steps)
        {
            today = today.AddDays(step.After);
            switch (step.What)
            {
                case "move" when deadline.IsOpen:
                    deadline.MoveTo(deadline.Due.AddDays(step.Shift), today, China, ChaseLadder.Default);
                    break;
                case "close" when deadline.IsOpen:
                    deadline.Close(today, "confirmed");
                    break;
                case "reopen":
                    deadline.Reopen(promise with { Due = deadline.Due.AddDays(step.Shift % 2 == 0 ? 0 : step.Shift) }, today, China, ChaseLadder.Default);
                    break;
                case "sweep":
                    var next = deadline.NextChaseOn;
                    if (!holds(new(deadline, today, deadline.Chase(today, China, ChaseLadder.Default), next)))
                    {
                        return false;
                    }

                    break;
                default:
                    break;
            }
        }

        return true;
    }

    /// <summary>The rules of the ladder, told day by day.</summary>
    private sealed class Model
    {
        private readonly Dictionary<(int Version, string Code), DateOnly> raised = [];

        public Model Copy()
        {
            var copy = new Model();
            foreach (var entry in raised)
            {
                copy.raised.Add(entry.Key, entry.Value);
            }

            return copy;
        }

        public List<string> Sweep(Deadline deadline, DateOnly asOf)
        {
            var now = new List<string>();
            if (!deadline.IsOpen || asOf < deadline.VersionFrom)
            {
                return now;
            }

            var version = deadline.Version;
            var due = deadline.Due;
            string? newest = null;
            foreach (var (code, before) in new[] { ("R5", 5), ("R1", 1), ("R0", 0) })
            {
                var day = Nth(due, before, -1);
                newest = day <= asOf && day >= deadline.VersionFrom ? code : newest;
            }

            if (newest is not null && asOf <= due && !raised.ContainsKey((version, newest)))
            {
                now.Add(newest);
            }

            foreach (var (code, after) in new[] { ("L1", 1), ("L2", 5), ("L3", 10) })
            {
                if (Nth(due, after, 1) <= asOf && !raised.ContainsKey((version, code)))
                {
                    now.Add(code);
                }
            }

            if (raised.TryGetValue((version, "L3"), out var since))
            {
                for (var day = asOf; day > since; day = day.AddDays(-1))
                {
                    if (day.DayOfWeek == DayOfWeek.Monday)
                    {
                        var code = Rung.Week(day).Code;
                        if (!raised.ContainsKey((version, code)))
                        {
                            now.Add(code);
                        }

                        break;
                    }
                }
            }

            now.ForEach(code => raised.Add((version, code), asOf));
            return now;
        }

        private static DateOnly Nth(DateOnly from, int count, int step)
        {
            while (count > 0)
            {
                from = from.AddDays(step);
                count -= China.IsWorkingDay(from) ? 1 : 0;
            }

            return from;
        }
    }
}
