using Assistance.Benchmarks.Data;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Assistance.Benchmarks.Measuring;

/// <summary>The page of a case with a thousand lines of history, and of one with few, against reading by primary key what it shows.</summary>
internal static class CasePage
{
    public static async Task<int> RunAsync(string[] options)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(options).Build();
        await using var product = await Product.StartAsync(options);
        var figures = new Figures(product.Database);
        var longest = await product.LookAsync(db => db.CaseEvents.Where(row => row.Kind == "case.noted").Select(row => row.CaseId).FirstAsync());
        var other = await product.LookAsync(db => db.Cases.Where(row => row.CaseId != longest && row.Status == CaseStatus.Open).OrderBy(row => row.CaseId).Select(row => row.CaseId).FirstAsync());
        foreach (var (of, id) in new[] { ($"{CaseMaker.LongHistory:N0} events", longest), ("few events", other) })
        {
            var found = await product.LookAsync(db => db.Cases.AsNoTracking().FirstAsync(row => row.CaseId == id));
            var client = await product.SignInAsync(await product.LookAsync(db => db.People.AsNoTracking().FirstAsync(row => row.Id == found.LeadId)));
            await Lists.AgainstFloorAsync(figures, product, client, of, "/cases/" + found.Reference, await product.LookAsync(db => ByKeyAsync(db, found)));
        }

        await figures.TellAsync(configuration["json"]);
        return 0;
    }

    /// <summary>Reading the case, its enterprise, its commitments with their deadlines and the newest lines of history, one row at a time by primary key.</summary>
    private static async Task<IReadOnlyList<SentStatement>> ByKeyAsync(AssistanceDb db, AssistanceCase found)
    {
        var commitments = await db.Commitments.Where(row => row.CaseId == found.CaseId).Select(row => row.Id).ToListAsync();
        var deadlines = await db.Deadlines.Where(row => row.CaseId == found.CaseId && row.ClosedOn == null).Select(row => row.Id).ToListAsync();
        var events = await db.CaseEvents.Where(row => row.CaseId == found.CaseId).OrderByDescending(row => row.On).ThenByDescending(row => row.Id).Take(12).Select(row => row.Id).ToListAsync();
        return await SentSql.DuringAsync(async () =>
        {
            await db.Set<AssistanceCase>().AsNoTracking().FirstAsync(row => row.CaseId == found.CaseId);
            await db.Set<Domain.Enterprises.Enterprise>().AsNoTracking().FirstAsync(row => row.Id == found.EnterpriseId);
            foreach (var id in commitments)
            {
                await db.Set<Commitment>().AsNoTracking().FirstAsync(row => row.Id == id);
            }

            foreach (var id in deadlines)
            {
                await db.Set<Deadline>().AsNoTracking().FirstAsync(row => row.Id == id);
            }

            foreach (var id in events)
            {
                await db.Set<CaseEvent>().AsNoTracking().FirstAsync(row => row.Id == id);
            }
        });
    }
}
