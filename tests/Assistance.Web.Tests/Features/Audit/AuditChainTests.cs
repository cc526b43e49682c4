using Assistance.Data.Records;
using Assistance.Data.Saving;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Web.Features.Audit;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Audit;

/// <summary>What is saved stands in whole chains, whoever saves at the same time.</summary>
public class AuditChainTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Each_case_has_a_chain_of_its_own_and_everything_else_has_one()
    {
        var one = await SampleCase.EnterAsync(App);
        var other = await SampleCase.EnterAsync(App);
        var chains = await App.InDatabase(db => db.AuditEntries.AsNoTracking().OrderBy(row => row.Sequence).ToListAsync());
        foreach (var chain in chains.GroupBy(row => row.Chain))
        {
            Assert.Equal(Enumerable.Range(1, chain.Count()), chain.Select(row => (int)row.Sequence));
            Assert.All(chain, row => Assert.Equal(chain.Key, row.CaseId?.Value ?? Guid.Empty));
        }

        Assert.Subset(chains.Select(row => row.Chain).ToHashSet(), new HashSet<Guid> { one.Id.Value, other.Id.Value, Guid.Empty });
        await IsWhole();
    }

    [Fact]
    public async Task Savers_of_the_same_chain_at_once_do_not_fork_it_and_all_of_them_are_saved()
    {
        const int savers = 6, saves = 10;
        var sample = await SampleCase.EnterAsync(App);
        var before = await Count(sample.Id);
        await Task.WhenAll(Enumerable.Range(0, savers).Select(saver => Task.Run(async () =>
        {
            for (var i = 0; i < saves; i++)
            {
                await App.InDatabase(async db =>
                {
                    db.Add(await Note(db, sample.Id, $"P{saver}{i:00}"));
                    db.Add(new Enterprise($"91210211XN{saver:0000}{i:000}X", "At once", Cast.Division));
                    return await db.SaveChangesAsync();
                });
            }
        })));

        Assert.Equal(before + (savers * saves), await Count(sample.Id));
        await IsWhole();
    }

    [Fact]
    public async Task A_save_that_fails_leaves_no_entry_and_the_next_one_goes_on_where_the_last_one_ended()
    {
        var sample = await SampleCase.EnterAsync(App);
        var before = await Count(sample.Id);
        await Assert.ThrowsAsync<DbUpdateException>(() => App.InDatabase(async db =>
        {
            db.Add(await Note(db, sample.Id, "P1"));
            return await db.SaveChangesAsync();
        }));
        Assert.Equal(before, await Count(sample.Id));
        await App.InDatabase(async db =>
        {
            db.Add(await Note(db, sample.Id, "P2"));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(before + 1, await Count(sample.Id));
        await IsWhole();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task Linking_takes_two_statements_however_much_is_saved(int records)
    {
        var sample = await SampleCase.EnterAsync(App);
        await App.InDatabase(async db =>
        {
            for (var i = 0; i < records; i++)
            {
                db.Add(await Note(db, sample.Id, $"P{10 + i}"));
            }

            App.Sql.Reset();
            return await db.SaveChangesAsync();
        });
        Assert.Equal(2, App.Sql.Statements.Count(text => text.Contains("\"AuditChains\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Additions_in_bulk_stand_in_a_chain_of_their_own_so_that_nobody_waits_for_them()
    {
        await App.InDatabase(async db =>
        {
            db.Perform(new Act(Actor.System, Clock.Today, Clock.GetUtcNow().UtcDateTime), "Test");
            await using var transaction = await db.Database.BeginTransactionAsync();
            using (var additions = new BulkAdditions(db))
            {
                await additions.AddAsync([new("91330902XN00000395", "Bulk one", Cast.Division)], [], default);
                await additions.AddAsync([new("91330903XN0000020N", "Bulk two", Cast.Division)], [], default);
            }

            await transaction.CommitAsync();
            return true;
        });
        var entries = await App.InDatabase(db => db.AuditEntries.AsNoTracking()
            .Where(row => row.Values.Contains("Bulk one") || row.Values.Contains("Bulk two")).OrderBy(row => row.Sequence).ToListAsync());
        Assert.Equal([1L, 2L], entries.Select(row => row.Sequence));
        Assert.NotEqual(Guid.Empty, Assert.Single(entries.Select(row => row.Chain).Distinct()));
        await IsWhole();
    }

    private static async Task<Domain.Problems.QualityProblem> Note(Assistance.Data.AssistanceDb db, CaseId id, string number)
    {
        var known = await db.Cases.AsNoTracking().SingleAsync(row => row.CaseId == id);
        var lead = await db.People.AsNoTracking().SingleAsync(person => person.Name == Cast.Caseworker);
        var act = new Act(new Actor(lead.Ref, [lead.AsCapacity()]), new DateOnly(2026, 11, 20), new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc));
        db.Perform(act, "Test");
        return Domain.Problems.QualityProblem.Report(
            known.ToCaseKey(), number, new Domain.Problems.ProblemReport("Seams", "", ["TST"], Domain.Problems.ProblemSource.Visit, null, ""), act);
    }

    private async Task IsWhole() => Assert.Null((await App.SendAsSystem(new VerifyAudit())).FirstBad);

    private Task<int> Count(CaseId id) => App.InDatabase(db => db.AuditEntries.CountAsync(row => row.CaseId == id));
}
