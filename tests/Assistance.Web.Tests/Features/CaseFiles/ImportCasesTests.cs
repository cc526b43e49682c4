using System.Text.Json.Nodes;
using Assistance.Domain.Commitments;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.CaseFiles;

public sealed class ImportCasesTests : IAsyncDisposable
{
    private readonly AssistanceApp app = new(Installation.Empty());

    public static TheoryData<string> Languages => ["zh", "en"];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task What_is_exported_equals_what_was_imported(string language)
    {
        var sample = Samples.Of(language);
        await Import(Samples.Bytes(sample));
        using var file = new MemoryStream();
        var exported = await app.SendAsSystem(new ExportCases(null, file), Samples.AsOf);
        foreach (var (_, commitment) in sample.Commitments())
        {
            commitment.Remove("expected_as_of");
        }

        Assert.Empty(exported.Left);
        Assert.Equal(sample.ToJsonString(), JsonNode.Parse(file.ToArray())!.ToJsonString());
    }

    [Fact]
    public async Task Of_one_day_the_history_tells_the_links_of_the_chain_in_their_order()
    {
        await Import(Samples.Bytes(Samples.Of("en")));
        var lines = await app.InDatabase(db => db.CaseEvents.OrderBy(line => line.CaseId).ThenBy(line => line.On).ThenBy(line => line.Id).ToListAsync());
        string[] chain = ["visit.held", "problem.reported", "problem.diagnosed", "consultation.held", "problem.remedy-prescribed", "commitment.agreed"];
        var days = lines.GroupBy(line => (line.CaseId, line.On)).Select(day => day.Select(line => Array.IndexOf(chain, line.Kind)).Where(link => link >= 0).ToList()).ToList();
        Assert.Contains(days, day => day.Distinct().Count() > 2);
        Assert.All(days, day => Assert.Equal(day.Order(), day));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_commitment_comes_out_as_the_file_expects(string language)
    {
        var sample = Samples.Of(language);
        await Import(Samples.Bytes(sample));
        foreach (var (reference, told) in sample.Commitments())
        {
            var expected = told["expected_as_of"]!;
            var asOf = DateOnly.Parse((string)expected["date"]!, System.Globalization.CultureInfo.InvariantCulture);
            var (commitment, deadline, calendar) = await app.InDatabase(async db =>
            {
                var one = await db.Commitments.SingleAsync(row => row.Number == (string)told["no"]! && db.Cases.Any(c => c.CaseId == row.CaseId && c.Reference == reference));
                return (one, await db.Deadlines.SingleAsync(row => row.SubjectId == one.Id.Value && row.Kind == DeadlineKind.CommitmentDue), await db.CalendarAsync(default));
            });
            var isOpen = commitment.State == CommitmentState.Agreed;
            var isOverdue = commitment.IsOverdue(asOf);
            Assert.Equal((bool)expected["is_open"]!, isOpen);
            Assert.Equal((bool)expected["is_overdue"]!, isOverdue);
            Assert.Equal((int)expected["workdays_overdue"]!, isOverdue ? calendar.WorkingDaysBetween(commitment.Due, asOf) : 0);
            Assert.Equal((int?)expected["workdays_left"], isOpen && !isOverdue ? calendar.WorkingDaysBetween(asOf, commitment.Due) : null);
            Assert.Equal((int)expected["escalation_level_by_rule"]!, isOpen ? ChaseLadder.Default.LevelByRule(asOf, commitment.Due, calendar) : 0);
            Assert.Equal(
                expected["levels_job_should_raise"]!.AsArray().Select(level => (int)level!),
                deadline.Chase(asOf, calendar, ChaseLadder.Default).Select(raised => raised.AsRung().Level).Where(level => level > 0));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_sweep_raises_exactly_two_third_levels_of_commitments_and_a_second_one_nothing(string language)
    {
        await Import(Samples.Bytes(Samples.Of(language)));
        var first = await app.Sweep(Samples.AsOf);
        Assert.Equal(
            ["BF-330902-2026-002 C3", "BF-610722-2026-001 C1"],
            first.Raised.Where(one => one is { Kind: DeadlineKind.CommitmentDue, Level: 3 }).Select(one => $"{one.Case} {one.Commitment}").Order());
        Assert.Empty((await app.Sweep(Samples.AsOf)).Raised);
    }

    [Fact]
    public async Task The_same_name_in_the_same_organisation_is_one_person_however_it_is_cited()
    {
        await Import(Samples.Bytes(Samples.Of("en")));
        var people = await app.InDatabase(db => db.People.AsNoTracking().ToListAsync());
        Assert.All(people.GroupBy(person => (person.Name, person.BureauId, person.EnterpriseId)), same => Assert.Single(same));
        var owner = Assert.Single(people, person => person.Name == "Luo Qinheng");
        Assert.Equal(("general manager", ContactRight.Lead), (owner.Title, owner.ContactRight));
        var commitment = await app.InDatabase(db => db.Commitments.SingleAsync(one => one.OwnerId == owner.Id));
        Assert.Equal("Luo Qinheng", commitment.OwnerName);
        var manager = Assert.Single(people, person => person.Name == "Dong Ding");
        Assert.Equal(Role.Manager, manager.Role);
        Assert.Equal(manager.Id, (await app.InDatabase(db => db.Bureaux.SingleAsync(bureau => bureau.DivisionCode == "330902"))).HeadId);
        Assert.Equal(Role.Expert, people.Single(person => person.Name == "Zhou Hanjie").Role);
        Assert.Equal(Role.EnterpriseContact, people.Single(person => person.Name == "Zheng Shili").Role);
        Assert.Empty(await app.InDatabase(db => db.Accounts.ToListAsync()));
    }

    [Fact]
    public async Task Only_what_is_open_is_chased_and_milestones_are_commitments()
    {
        await Import(Samples.Bytes(Samples.Of("zh")));
        var open = await app.InDatabase(async db => (
            await db.Deadlines.Where(one => one.ClosedOn == null)
                .Join(db.Cases, one => one.CaseId, one => one.CaseId, (deadline, one) => new { one.Reference, deadline.Kind, deadline.Number }).ToListAsync())
            .Select(one => $"{one.Reference} {one.Kind} {one.Number}").Order(StringComparer.Ordinal));
        string[] active = ["BF-210113-2026-003", "BF-320612-2026-007", "BF-330902-2026-002", "BF-610722-2026-001"];
        string[] promised =
        [
            "BF-210113-2026-003 CommitmentDue C3", "BF-320612-2026-007 VerificationDue C2", "BF-330902-2026-002 CommitmentDue C3",
            "BF-330902-2026-002 CommitmentDue M3", "BF-610722-2026-001 CommitmentDue C1", "BF-610722-2026-001 CommitmentDue C2",
            "BF-610722-2026-001 CommitmentDue C3",
        ];
        Assert.Equal(
            promised.Concat(active.SelectMany(one => new[] { $"{one} AgreementEnd {one}", $"{one} VisitDue " })).Order(StringComparer.Ordinal), open);
    }

    [Fact]
    public async Task A_closed_problem_is_effective_in_an_effective_case_and_else_waits_for_its_look_back()
    {
        await Import(Samples.With(file => file.Case(5)["outcome"]!["result"] = "in_progress"));
        var problems = await app.InDatabase(db => db.Problems.Join(db.Cases, one => one.CaseId, one => one.CaseId, (problem, one) => new { one.Reference, problem.State }).ToListAsync());
        Assert.All(problems.Where(one => one.Reference == "BF-210211-2025-001"), one => Assert.Equal(ProblemState.Effective, one.State));
        Assert.All(problems.Where(one => one.Reference == "BF-310120-2025-019"), one => Assert.Equal(ProblemState.Resolved, one.State));
        Assert.Equal(2, await app.InDatabase(db => db.LookBacks.CountAsync(one => one.State == LookBackState.Booked)));
    }

    [Fact]
    public async Task The_same_file_twice_is_refused_and_changes_nothing()
    {
        await Import(Samples.Bytes(Samples.Of("en")));
        var before = await Count();
        var refused = await Refused(Samples.With(file => file["cases"]!.AsArray().RemoveAt(0)));
        Assert.Equal(6, refused.Count);
        Assert.All(refused, one => Assert.Equal("casefile.exists", one.Code));
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task A_file_that_breaks_a_rule_in_its_last_case_leaves_nothing_behind()
    {
        var refused = await Refused(Samples.With(file => file.Record(6, "commitments", 2)["due"] = "2026-12-24"));
        var one = Assert.Single(refused);
        Assert.Equal(("$.cases[6].commitments[2]", "commitments.rule.order-extension"), (one.Path, one.Code));
        Assert.Equal((0, 0, 0), await Count());
    }

    private Task<ImportedCases> Import(byte[] file) => app.SendAsSystem(new ImportCases(file));

    private async Task<IReadOnlyList<Refusal>> Refused(byte[] file) => (await Assert.ThrowsAsync<RefusedException>(() => Import(file))).Refusals;

    private Task<(int Cases, int People, int Events)> Count() =>
        app.InDatabase(async db => (await db.Cases.CountAsync(), await db.People.CountAsync(), await db.CaseEvents.CountAsync()));
}
