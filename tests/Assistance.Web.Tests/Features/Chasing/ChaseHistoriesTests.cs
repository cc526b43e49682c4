using System.Globalization;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Tests.Shared;
using Assistance.Web.Features.Admin;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Closings;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Chasing;

/// <summary>
/// Hundreds of random histories through the real sweep and the real database, against the plain model: what is raised, on which day, and who is
/// told. The rules change by the commands of the pages. For longer: ASSISTANCE_CHASE_DEADLINES=10000 ASSISTANCE_CHASE_DAYS=3650.
/// </summary>
public class ChaseHistoriesTests(AssistanceApp app) : WebTest(app)
{
    private static readonly DeadlineKind[] kinds = [DeadlineKind.CommitmentDue, DeadlineKind.VerificationDue, DeadlineKind.VisitDue];
    private static readonly string[] owners = [Cast.Member, Cast.Reader, Cast.Caseworker, Cast.OtherManager];
    private static readonly int deadlines = Number("ASSISTANCE_CHASE_DEADLINES", 250);
    private static readonly int days = Number("ASSISTANCE_CHASE_DAYS", 120);

    private readonly Random random = new(3);
    private readonly Dictionary<DeadlineId, Known> known = [];
    private readonly HashSet<(DeadlineId Id, int Version, string Rung)> seen = [];
    private readonly List<(string Absent, string Deputy, DateOnly From, DateOnly Until)> away = [];
    private readonly Dictionary<string, int> versions = [];
    private readonly List<string> log = [];
    private PlainRules plain = null!;
    private CaseKey key = null!;
    private int raised;

    private sealed record Known(DeadlineKind Kind, Side Side, Guid Subject, ChaseModel Model)
    {
        public required string Owner { get; set; }

        public string Whose => Side == Side.Regulator ? Cast.Division : Cast.Enterprise;
    }

    [Fact]
    public async Task The_ledger_of_the_real_sweep_is_that_of_the_model()
    {
        var promise = await App.Make("2045-01-02", owner: Cast.OtherLead);
        key = await App.InDatabase(async db => (await db.Cases.SingleAsync(row => row.CaseId == promise.CaseId)).ToCaseKey());
        plain = new(await App.InDatabase(db => db.CalendarRows.ToDictionaryAsync(row => row.Date, row => row.IsWorkday)));
        var today = new DateOnly(2026, 1, 5);
        for (var day = 0; day < days; day++, today = today.AddDays(1))
        {
            Clock.Set(Iso(today));
            await ActAsync(today, deadlines * (day + 1) / days);
            if (random.Next(12) == 0)
            {
                await SetPolicyAsync(today);
            }

            if (random.Next(10) == 0)
            {
                await CloseAsync(today);
            }

            // a day of eight is skipped, and a day of eight is swept twice
            for (var run = random.Next(8) switch { 0 => 0, 1 => 2, _ => 1 }; run > 0; run--)
            {
                await SweepAsync(today);
            }
        }

        await SweepAsync(today.AddDays(-1));
        Assert.True(raised > 3 * deadlines, $"Only {raised} rungs were raised.");
        var told = await App.InDatabase(db => db.Notices.AsNoTracking().Where(row => row.Kind == "chase")
            .GroupBy(row => row.Channel).Select(group => new { group.Key, Count = group.Count() }).ToListAsync());
        Assert.Single(told.Select(one => one.Count).Distinct());
        Assert.Equal(0, (await App.SendAsSystem(new CheckChasing(today.AddDays(-1)))).Sum);
    }

    private async Task SweepAsync(DateOnly today)
    {
        await App.Sweep(today);
        var expected = new SortedSet<string>(StringComparer.Ordinal);
        // a level 2 asks for a cause, which is chased from then on, in the same sweep where its ladder says so
        for (List<Known> asked = [.. known.Values]; asked.Count > 0;)
        {
            var late = new List<Known>();
            foreach (var one in asked)
            {
                var (reminders, levels) = plain.Ladder(one.Kind.ToString(), Cast.Division, today);
                var rungs = one.Model.Sweep(today, reminders, levels, day => plain.Works(one.Whose, day));
                raised += rungs.Count;
                expected.UnionWith(rungs.SelectMany(rung => Told(one, rung, today), (rung, person) => $"{one.Kind} {one.Subject} v{one.Model.Version} {rung} {person}"));
                if (one.Kind == DeadlineKind.CommitmentDue && rungs.Contains("L2"))
                {
                    late.Add(one);
                }
            }

            asked = late.ConvertAll(one => Owe(one.Subject, today));
        }

        var ledger = await App.InDatabase(db => db.Notices.AsNoTracking()
            .Where(row => row.Kind == "chase" && row.Channel == NoticeChannel.App && row.On == today)
            .Join(db.Deadlines, row => row.DeadlineId, deadline => deadline.Id, (row, deadline) => new { row.DeadlineId, row.DeadlineVersion, row.Rung, row.RecipientName, deadline.Kind, deadline.SubjectId })
            .ToListAsync());
        var fresh = ledger.Where(row => !seen.Contains((row.DeadlineId!.Value, row.DeadlineVersion!.Value, row.Rung!))).ToList();
        var actual = new SortedSet<string>(fresh.Select(row => $"{row.Kind} {row.SubjectId} v{row.DeadlineVersion} {row.Rung} {row.RecipientName}"), StringComparer.Ordinal);
        seen.UnionWith(fresh.Select(row => (row.DeadlineId!.Value, row.DeadlineVersion!.Value, row.Rung!)));
        var (missing, wrong) = (expected.Except(actual).ToList(), actual.Except(expected).ToList());
        Assert.True(missing.Count + wrong.Count == 0, $"{Iso(today)}: missing [{string.Join("; ", missing.Take(5))}], too much [{string.Join("; ", wrong.Take(5))}]\n{string.Join('\n', log.TakeLast(30))}");
    }

    private Known Owe(Guid subject, DateOnly today)
    {
        var due = today;
        for (var left = 3; left > 0;)
        {
            due = due.AddDays(1);
            left -= plain.Works(Cast.Division, due) ? 1 : 0;
        }

        var owed = known.Values.FirstOrDefault(one => one.Kind == DeadlineKind.CauseDue && one.Subject == subject);
        if (owed is null)
        {
            known.Add(DeadlineId.New(), owed = new(DeadlineKind.CauseDue, Side.Regulator, subject, new ChaseModel()) { Owner = Cast.Manager });
        }

        owed.Model.Set(due, today);
        return owed;
    }

    // the ladder's parts as people of the cast, and who stands in for them that day
    private IEnumerable<string> Told(Known one, string rung, DateOnly today)
    {
        string[] parts = rung[0] switch
        {
            'R' => [one.Owner],
            'W' => [Cast.Manager],
            _ => [.. new[] { one.Owner, Cast.Caseworker, Cast.Manager, Cast.CityManager }.Take(rung[1] - '0' + 1)],
        };
        return parts.Concat(away.Where(stands => parts.Contains(stands.Absent) && stands.From <= today && today <= stands.Until).Select(stands => stands.Deputy)).Distinct();
    }

    // what people do on a day: promises begin, move, end, come back, and get other owners; somebody is away
    private Task<int> ActAsync(DateOnly today, int upTo) => App.InDatabase(async db =>
    {
        var people = await db.People.ToDictionaryAsync(person => person.Name);
        var act = new Act(new Actor(people[Cast.Administrator].Ref, [people[Cast.Administrator].AsCapacity()]), today, Clock.GetUtcNow().UtcDateTime);
        db.Perform(act, "Test");
        var rules = await db.FreshRulesAsync(default);
        for (var count = known.Values.Count(one => one.Kind != DeadlineKind.CauseDue); count < upTo; count++)
        {
            Begin(db, people, rules, today);
        }

        var touched = known.Where(one => one.Value.Kind != DeadlineKind.CauseDue).OrderBy(_ => random.Next()).Take(6).Select(one => one.Key).ToList();
        foreach (var deadline in await db.Deadlines.AsTracking().Where(row => touched.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync())
        {
            Touch(deadline, people, rules.For(deadline, today), today);
        }

        if (random.Next(15) == 0)
        {
            var (absent, deputy) = random.Next(3) switch { 0 => (Cast.Manager, Cast.OtherManager), 1 => (Cast.Caseworker, Cast.Backup), _ => (Cast.Member, Cast.Lead) };
            var (from, until) = (today.AddDays(random.Next(0, 4)), today.AddDays(random.Next(4, 15)));
            db.Add(new Deputyship(people[absent], people[deputy], from, until, act));
            away.Add((absent, deputy, from, until));
        }

        return await db.SaveChangesAsync();
    });

    private void Begin(AssistanceDb db, Dictionary<string, Person> people, ChaseRules rules, DateOnly today)
    {
        var one = new Known(kinds[random.Next(kinds.Length)], random.Next(2) == 0 ? Side.Regulator : Side.Enterprise, Guid.CreateVersion7(), new ChaseModel()) { Owner = owners[random.Next(owners.Length)] };
        var due = today.AddDays(random.Next(-10, 40));
        var rule = rules.For(one.Kind, one.Side, key.DivisionCode, key.EnterpriseId, today);
        var made = db.Add(Deadline.Open(Wanted(one, people, due), key, today, rule.Calendar, rule.Ladder)).Entity;
        one.Model.Set(due, today);
        known.Add(made.Id, one);
    }

    private void Touch(Deadline deadline, Dictionary<string, Person> people, ChaseRule rule, DateOnly today)
    {
        var one = known[deadline.Id];
        var due = deadline.Due.AddDays(random.Next(-4, 20));
        switch (random.Next(6))
        {
            case < 2 when deadline.IsOpen:
                deadline.Close(today, "confirmed");
                one.Model.End();
                break;
            case 2 when deadline.IsOpen:
                deadline.MoveTo(due, today, rule.Calendar, rule.Ladder);
                one.Model.Set(due, today);
                break;
            case 3:
                one.Owner = owners[random.Next(owners.Length)];
                deadline.Reassign(people[one.Owner].Ref, null);
                break;
            case 4 when !deadline.IsOpen:
                due = random.Next(2) == 0 ? deadline.Due : due;
                deadline.Reopen(Wanted(one, people, due), today, rule.Calendar, rule.Ladder);
                one.Model.Set(due, today);
                break;
            default:
                break;
        }
    }

    private async Task SetPolicyAsync(DateOnly today)
    {
        var (kind, area) = (random.Next(3) == 0 ? (DeadlineKind?)null : kinds[random.Next(kinds.Length)], random.Next(3) switch { 0 => null, 1 => "210200", _ => Cast.Division });
        var (reminders, levels) = PlainRules.AnyLadder(random);
        var from = today.AddDays(random.Next(3) == 0 ? random.Next(1, 12) : 0);
        var isOver = versions.TryGetValue($"{kind} {area}", out var before) && before > 0 && random.Next(5) == 0;
        versions[$"{kind} {area}"] = before + 1;
        ChaseRecipient[] parts = [ChaseRecipient.Owner, ChaseRecipient.LeadCaseworker, ChaseRecipient.Manager, ChaseRecipient.HeadOfBureauAbove];
        LadderStep[] steps =
        [
            .. reminders.Select(left => new LadderStep($"R{left}", -left, parts[..1])),
            .. levels.Select((late, i) => new LadderStep($"L{i + 1}", late, parts[..(i + 2)])),
            new("W", 0, [ChaseRecipient.Manager]),
        ];
        await App.SendAs(Cast.Administrator, new SetPolicy(new(kind, area, from, isOver ? [] : steps, "Test")));
        plain.Add(kind?.ToString(), area, from, reminders, isOver ? null : levels);
        log.Add($"{Iso(today)} policy {kind} {area} from {Iso(from)}: {(isOver ? "none" : $"R {string.Join(',', reminders)} L {string.Join(',', levels)}")}");
    }

    private async Task CloseAsync(DateOnly today)
    {
        var (from, until, isBureau) = (today.AddDays(random.Next(0, 8)), today.AddDays(random.Next(8, 16)), random.Next(2) == 0);
        await App.SendAs(isBureau ? Cast.Manager : Cast.Lead, new AddClosing(isBureau ? Cast.Division : null, from, until, "Test"));
        plain.Close(isBureau ? Cast.Division : Cast.Enterprise, from, until);
        log.Add($"{Iso(today)} {(isBureau ? "bureau" : "enterprise")} closed {Iso(from)} to {Iso(until)}");
    }

    private static OpenDeadline Wanted(Known one, Dictionary<string, Person> people, DateOnly due) =>
        new(one.Kind, one.Subject, people[one.Owner].Ref, null, one.Side, due, due, "X1", "Something");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : usual;
}
