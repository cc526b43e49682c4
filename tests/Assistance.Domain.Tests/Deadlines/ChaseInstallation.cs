using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Tests.Shared;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Deadlines;

/// <summary>A deadline of the engine with the model of it.</summary>
internal sealed record Chased(Deadline Engine, ChaseModel Model, string Bureau, string Enterprise)
{
    public string Whose => Engine.Side == Side.Regulator ? Bureau : Enterprise;
}

/// <summary>
/// The engine as an installation drives it, without a database: deadlines are taken by their next day, rules change and open deadlines
/// follow, sweeps are skipped or run twice. Beside it the plain model, which is told the same facts and asked about every sweep.
/// </summary>
internal sealed class ChaseInstallation(Random random, int bureaux, int enterprises)
{
    private static readonly Dictionary<DateOnly, bool> holidays = ChinaDays().ToDictionary(day => day.Date, day => day.IsWorkday);
    private static readonly DeadlineKind[] kinds = [DeadlineKind.CommitmentDue, DeadlineKind.VerificationDue, DeadlineKind.VisitDue];
    private static readonly PersonRef somebody = new(PersonId.New(), "Somebody");

    private readonly PlainRules plain = new(holidays);
    private readonly List<ChasePolicy> policies = [];
    private readonly List<Closing> closings = [];
    private readonly Dictionary<string, EnterpriseId> ids = Enumerable.Range(0, enterprises).ToDictionary(i => $"E{i}", _ => EnterpriseId.New());
    private readonly string[] divisions = [.. Enumerable.Range(0, bureaux).Select(i => i % 3 == 2 ? $"33{i / 10 + 1:00}{i % 10 + 1:00}" : $"21{i / 10 + 1:00}{i % 10 + 1:00}")];
    private ChaseRules rules = new(China, [], []);
    private DateOnly? swept;

    /// <summary>All deadlines ever opened.</summary>
    public List<Chased> All { get; } = [];

    /// <summary>Rungs that were raised.</summary>
    public int Raised { get; private set; }

    /// <summary>What happened, to understand a difference.</summary>
    public List<string> Log { get; } = [];

    /// <summary>A promise begins.</summary>
    public Chased Open(DateOnly today, int dueIn)
    {
        var (bureau, enterprise, side) = (divisions[random.Next(divisions.Length)], $"E{random.Next(ids.Count)}", random.Next(2) == 0 ? Side.Regulator : Side.Enterprise);
        var due = today.AddDays(dueIn);
        var key = new CaseKey(CaseId.New(), bureau, ids[enterprise]);
        var open = new OpenDeadline(kinds[random.Next(kinds.Length)], Guid.CreateVersion7(), somebody, null, side, due, due, "C1", "Something");
        var rule = rules.For(open.Kind, side, bureau, key.EnterpriseId, today);
        var chased = new Chased(Deadline.Open(open, key, today, rule.Calendar, rule.Ladder), new ChaseModel(), bureau, enterprise);
        chased.Model.Set(due, today);
        All.Add(chased);
        return chased;
    }

    /// <summary>An extension was granted, or the days of a pause do not count.</summary>
    public void Move(Chased one, DateOnly due, DateOnly today)
    {
        var rule = rules.For(one.Engine, today);
        one.Engine.MoveTo(due, today, rule.Calendar, rule.Ladder);
        one.Model.Set(due, today);
    }

    /// <summary>It is confirmed, verified, withdrawn.</summary>
    public static void End(Chased one, DateOnly today)
    {
        one.Engine.Close(today, "confirmed");
        one.Model.End();
    }

    /// <summary>It is returned to be reworked by another date, or opened again with the same.</summary>
    public void Return(Chased one, DateOnly due, DateOnly today)
    {
        var rule = rules.For(one.Engine, today);
        var engine = one.Engine;
        engine.Reopen(new(engine.Kind, engine.SubjectId, somebody, null, engine.Side, due, engine.OriginalDue, "C1", "Something"), today, rule.Calendar, rule.Ladder);
        one.Model.Set(due, today);
    }

    /// <summary>A version of a policy, of today or of a coming day; sometimes what stands above is to hold again.</summary>
    public void SetPolicy(DateOnly today)
    {
        var kind = random.Next(3) == 0 ? (DeadlineKind?)null : kinds[random.Next(kinds.Length)];
        var division = divisions[random.Next(divisions.Length)];
        var area = random.Next(4) switch { 0 => null, 1 => division[..2] + "0000", 2 => division[..4] + "00", _ => division };
        var from = today.AddDays(random.Next(3) == 0 ? random.Next(1, 20) : 0);
        var (reminders, levels) = PlainRules.AnyLadder(random);
        var isOver = random.Next(6) == 0;
        var version = 1 + policies.Count(one => one.Kind == kind && one.DivisionCode == area);
        policies.Add(new(kind, area, version, isOver ? null : Ladder(reminders, levels), from));
        plain.Add(kind?.ToString(), area, from, reminders, isOver ? null : levels);
        Log.Add($"{today:yyyy-MM-dd} policy {kind} {area} from {from:yyyy-MM-dd}: {(isOver ? "none" : $"R {string.Join(',', reminders)} L {string.Join(',', levels)}")}");
        Follow(today);
    }

    /// <summary>Closing days of a bureau or an enterprise, or an end to the last ones.</summary>
    public void Close(DateOnly today)
    {
        var isBureau = random.Next(2) == 0;
        var whose = isBureau ? divisions[random.Next(divisions.Length)] : $"E{random.Next(ids.Count)}";
        var last = closings.FindLast(one => isBureau ? one.DivisionCode == whose : one.EnterpriseId == (ids.TryGetValue(whose, out var id) ? id : null));
        if (last is not null && last.Until >= today && random.Next(2) == 0)
        {
            last.End(By(isBureau, whose, today));
            plain.Reopen(whose, today);
            Log.Add($"{today:yyyy-MM-dd} {whose} opens again");
        }
        else
        {
            var from = today.AddDays(random.Next(0, 15));
            var until = from.AddDays(random.Next(0, 14));
            closings.Add(isBureau
                ? Closing.OfBureau(whose, from, until, "Closed", By(isBureau, whose, today))
                : Closing.OfEnterprise(ids[whose], from, until, "Closed", By(isBureau, whose, today)));
            plain.Close(whose, from, until);
            Log.Add($"{today:yyyy-MM-dd} {whose} closes {from:yyyy-MM-dd} to {until:yyyy-MM-dd}");
        }

        Follow(today);
    }

    /// <summary>A sweep: takes what is due by its next day, and says where it raised something else than the model.</summary>
    public string? Sweep(DateOnly today)
    {
        if (swept is { } last ? rules.ChangeBetween(last, today) : policies.Count > 0)
        {
            Recompute(today);
        }

        swept = today;
        for (var i = 0; i < All.Count; i++)
        {
            var (engine, model, bureau, _) = All[i];
            if (!model.IsOpen && !engine.IsOpen)
            {
                continue;
            }

            var rule = rules.For(engine, today);
            var isTaken = engine.IsOpen && engine.NextChaseOn <= today && engine.VersionFrom <= today;
            var raised = isTaken ? engine.Chase(today, rule.Calendar, rule.Ladder).Select(rung => rung.Code).ToList() : [];
            engine.ClearCollected();
            var (reminders, levels) = plain.Ladder(engine.Kind.ToString(), bureau, today);
            var expected = model.Sweep(today, reminders, levels, day => plain.Works(All[i].Whose, day));
            Raised += raised.Count;
            if (!raised.SequenceEqual(expected) || (engine.IsOpen && engine.NextChaseOn is null))
            {
                return $"{today:yyyy-MM-dd} deadline {i} ({engine.Kind}, {All[i].Whose}, due {engine.Due:yyyy-MM-dd}, from {engine.VersionFrom:yyyy-MM-dd}, next {engine.NextChaseOn:yyyy-MM-dd}): "
                    + $"raised [{string.Join(' ', raised)}], the model says [{string.Join(' ', expected)}]";
            }
        }

        return null;
    }

    private void Follow(DateOnly today)
    {
        rules = new(China, [.. policies], [.. closings]);
        Recompute(today);
    }

    private void Recompute(DateOnly today)
    {
        foreach (var (engine, _, _, _) in All.Where(one => one.Engine.IsOpen))
        {
            var rule = rules.For(engine, today);
            engine.Recompute(rule.Calendar, rule.Ladder);
        }
    }

    private static ChaseLadder Ladder(int[] reminders, int[] levels) => new(
    [
        .. reminders.Select(days => new LadderStep($"R{days}", -days, [ChaseRecipient.Owner])),
        .. levels.Select((days, i) => new LadderStep($"L{i + 1}", days, [ChaseRecipient.Owner])),
        new LadderStep("W", 0, [ChaseRecipient.Manager]),
    ]);

    private Act By(bool isBureau, string whose, DateOnly today) =>
        (isBureau ? CaseCast.Regulator(somebody, Role.Manager, DivisionScope.WithBelow(whose)) : CaseCast.Contact("Lead", ContactRight.Lead, ids[whose])).On(today);
}
