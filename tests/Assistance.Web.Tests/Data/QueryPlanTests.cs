using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Data;

/// <summary>
/// Every list and every page of a case, for everybody who reads it: few statements, pages by key, and no statement for which the database
/// would read a big table from end to end.
/// </summary>
public class QueryPlanTests(AssistanceApp app) : WebTest(app)
{
    private const int OfList = 4;
    private const int OfCase = 6;

    private static readonly string[] regulators = [Cast.Caseworker, Cast.Manager, Cast.CityManager];
    private static readonly string[] caseReaders = [.. regulators, Cast.Lead, Cast.Auditor];
    private static readonly string[] promiseReaders = [.. regulators, Cast.Lead, Cast.Expert];

    /// <summary>Address, most statements, who reads. "{case}" stands for the reference of the sample case.</summary>
    private static readonly (string Path, int Most, string[] Readers)[] pages =
    [
        ("/cases", OfList, caseReaders),
        ("/cases?status=closed", OfList, caseReaders),
        ("/cases?status=all", OfList, caseReaders),
        ("/cases?q=Welding", OfList, caseReaders),
        ("/cases?after=210211~BF-210211-2026-950", OfList, caseReaders),
        ("/cases?before=210211~BF-210211-2026-100", OfList, caseReaders),
        ("/commitments", OfList, promiseReaders),
        ("/commitments?state=all", OfList, promiseReaders),
        ("/commitments?state=to-agree", OfList, promiseReaders),
        ("/commitments?state=in-progress", OfList, promiseReaders),
        ("/commitments?state=to-verify", OfList, promiseReaders),
        ("/commitments?state=ended", OfList, promiseReaders),
        ("/commitments?overdue=true", OfList, promiseReaders),
        ("/commitments?side=regulator", OfList, promiseReaders),
        ("/commitments?owner=me", OfList, promiseReaders),
        ("/commitments?text=laboratory", OfList, promiseReaders),
        ("/commitments?from=2026-11-01&to=2026-12-31", OfList, promiseReaders),
        ("/commitments?after=20261101-00000000000000000000000000000001", OfList, promiseReaders),
        ("/commitments?before=20271101-00000000000000000000000000000001", OfList, promiseReaders),
        ("/consultations", OfList, promiseReaders),
        ("/consultations?state=all", OfList, promiseReaders),
        ("/consultations?state=concluded", OfList, promiseReaders),
        ("/visits", OfList, caseReaders),
        ("/visits?whose=all", OfList, regulators),
        ("/visits?show=held&whose=all", OfList, caseReaders),
        ("/visits?show=held&whose=all&after=2026-11-01_00000000000000000000000000000001", OfList, caseReaders),
        ("/enterprises", OfList, [.. regulators, Cast.Auditor]),
        ("/enterprises?q=Ltd", OfList, [.. regulators, Cast.Auditor]),
        ("/enterprises?division=210200&size=Small", OfList, [.. regulators, Cast.Auditor]),
        ("/overdue", OfList, [Cast.Manager, Cast.CityManager, Cast.Auditor]),
        ("/overdue?group=bureau", OfList, [Cast.Manager, Cast.CityManager, Cast.Auditor]),
        ("/overdue?group=owner&level=1&side=regulator", OfList, [Cast.Manager, Cast.CityManager, Cast.Auditor]),
        ("/overdue?against=original", OfList, [Cast.Manager, Cast.CityManager, Cast.Auditor]),
        ("/overdue?causes=owed", OfList, [Cast.Manager, Cast.CityManager, Cast.Auditor]),
        ("/look-backs", OfList, [.. regulators, Cast.Auditor]),
        ("/notices", OfList, [.. promiseReaders, Cast.Auditor, Cast.Administrator]),
        ("/drafts", OfList, promiseReaders),
        ("/search?q=Welding", OfList, [.. promiseReaders, Cast.Auditor, Cast.Administrator]),
        ("/today", OfCase, promiseReaders),
        ("/audit", OfList, [Cast.Manager, Cast.CityManager, Cast.Auditor, Cast.Administrator]),
        ("/audit?interest=Readings&from=2026-10-01&to=2026-11-30&who=Casey", OfList, [Cast.Manager, Cast.Auditor]),
        ("/audit?case={case}", OfList, [Cast.Manager, Cast.Auditor]),
        ("/admin/people", OfList, [Cast.Administrator]),
        ("/admin/bureaux", OfList, [Cast.Administrator]),
        ("/cases/{case}", OfCase, caseReaders),
        ("/cases/{case}/visits", OfCase, caseReaders),
        ("/cases/{case}/problems", OfCase, caseReaders),
        ("/cases/{case}/consultations", OfCase, caseReaders),
        ("/cases/{case}/commitments", OfCase, caseReaders),
        ("/cases/{case}/files", OfCase, caseReaders),
        ("/cases/{case}/timeline", OfList, caseReaders),
        ("/cases/{case}/agreement", OfCase, caseReaders),
        ("/cases/{case}/problems/P1", OfCase, caseReaders),
        ("/cases/{case}/commitments/C1", OfCase, [.. promiseReaders.Except([Cast.Expert])]),
        ("/cases/{case}/visits/V1", OfCase, caseReaders),
        ("/cases/{case}/consultations/H1", OfCase, promiseReaders),
        ("/cases/open?q=Ltd", OfCase, regulators),
        ("/enterprises/" + Cast.Enterprise, OfCase, caseReaders),
    ];

    public static TheoryData<string, string, int> Readings()
    {
        var readings = new TheoryData<string, string, int>();
        foreach (var (path, most, readers) in pages)
        {
            foreach (var reader in readers)
            {
                readings.Add(path, reader, most);
            }
        }

        return readings;
    }

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task A_page_takes_few_statements_and_every_one_follows_an_index(string path, string reader, int most)
    {
        var made = await SampleCase.EnterAsync(App);
        var browser = await SignIn(reader);
        path = path.Replace("{case}", made.Reference, StringComparison.Ordinal);
        // the first look of a day at what is confidential is noted
        await browser.Get(path);
        App.Sql.Reset();

        await browser.Get(path);

        var sent = App.Sql.Sent;
        Assert.True(sent.Count <= most, $"{sent.Count} statements:\n{string.Join("\n---\n", sent.Select(one => one.Text))}");
        var found = new List<string>();
        foreach (var statement in sent)
        {
            var breaches = await App.InDatabase(db => QueryPlans.BreachesAsync(db, statement));
            found.AddRange(breaches.Select(breach => $"{breach}:\n{statement.Text}"));
        }

        Assert.True(found.Count == 0, string.Join("\n---\n", found));
    }

    [Theory]
    [InlineData("""SELECT "c"."Number" FROM "Commitments" AS "c" WHERE "c"."Text" LIKE '%seam%'""")]
    [InlineData("""SELECT "c"."Number" FROM "Cases" AS "k" JOIN "Commitments" AS "c" ON "c"."OwnerName" = "k"."LeadName" WHERE "k"."Reference" = 'BF'""")]
    [InlineData("""SELECT COUNT(*) FROM "Enterprises" AS "e" WHERE "e"."DivisionCode" = '210211'""")]
    [InlineData("""SELECT "e"."Id" FROM "Enterprises" AS "e" WHERE "e"."DivisionCode" = '210211' ORDER BY "e"."Name" LIMIT 50 OFFSET 50""")]
    [InlineData("""SELECT "n"."Name" FROM (SELECT "e"."Name", ROW_NUMBER() OVER (PARTITION BY "e"."Id" ORDER BY "e"."Id") AS "row" FROM "Enterprises" AS "e") AS "n" WHERE "n"."row" <= 1""")]
    public async Task A_bad_statement_is_noticed(string sql)
    {
        var breaches = await App.InDatabase(db => QueryPlans.BreachesAsync(db, new SentStatement(sql, [])));
        Assert.NotEmpty(breaches);
    }
}
