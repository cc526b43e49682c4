using System.Net;
using System.Text;
using Assistance.Data.Records;
using Assistance.Domain.Enterprises;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Tests.Features.Enterprises.Importing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Enterprises;

public class ImportListTests(AssistanceApp app) : WebTest(app)
{
    private const string Columns = "uscc,name,division,industry,employees";

    [Fact]
    public async Task A_caseworker_looks_at_a_list_and_applies_it()
    {
        var browser = await SignIn(Cast.Caseworker);
        var list = ListFile.Csv(Columns + ",remark", $"{ListFile.Uscc(2001)},Page Works,210211,3451,12,x", $"{Cast.Enterprise},First Works Ltd,210211,3451,40,");
        var page = await Hand(browser, list);
        Assert.Equal(["2", "1", "1", "0", "0"], page.All("td.r.num").Select(cell => cell.TextContent));
        page.Shows("Apply: add 1, change 1", "remark");
        Assert.Null(await Saved(ListFile.Uscc(2001)));

        (await page.Submit("main form")).At(EnterprisesLinks.List).Shows("1 added, 1 updated, 0 unchanged");
        var saved = (await Saved(ListFile.Uscc(2001)))!;
        Assert.Equal(("Page Works", 12), (saved.Name, saved.Employees));
        var key = saved.Id.ToString();
        var audit = await App.InDatabase(db => db.Set<AuditEntry>().SingleAsync(row => row.RecordKey == key));
        Assert.Equal((Cast.Caseworker, "ApplyList", "Added"), (audit.ByName, audit.Command, audit.Change));
        Assert.Contains("Page Works", (await browser.Get("/search?q=Page+Works")).Text, StringComparison.Ordinal);

        page = await Hand(browser, list);
        Assert.Null(page.Find("main form button.btn-primary"));
        page.Shows("nothing in this list to apply");
    }

    [Fact]
    public async Task Refused_rows_stand_there_with_number_and_reason_and_keep_the_others_back_unless_left_out()
    {
        var browser = await SignIn(Cast.Manager);
        var page = await Hand(browser, ListFile.Csv(Columns, $"{ListFile.Uscc(2011)},Kept Works,210211,,5", $"{ListFile.Uscc(2012)},=Formula,210211,,many", "1,Short,999999,,"));
        var rows = page.All("#refused tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent)));
        Assert.Equal(
            ["3|Employees|“many” is no number from 0 to 10,000,000 (for employees, a whole one).", "4|Social credit code|A social credit code has 18 characters.", "4|Division|“999999” is no division code of GB/T 2260, in use or retired."],
            rows);

        page = await page.Submit("main form");
        page.Refuses("SkipRefused", "2 rows are refused");
        Assert.Null(await Saved(ListFile.Uscc(2011)));

        (await page.Submit("main form", ("SkipRefused", true))).At(EnterprisesLinks.List).Shows("1 added, 0 updated, 0 unchanged; 2 rows left out");
        Assert.Equal("Kept Works", (await Saved(ListFile.Uscc(2011)))!.Name);
        Assert.Null(await Saved(ListFile.Uscc(2012)));
    }

    [Fact]
    public async Task All_reasons_are_saved_as_a_table_that_no_spreadsheet_computes()
    {
        var browser = await SignIn(Cast.Caseworker);
        var bad = Enumerable.Range(0, 1500).Select(i => $"{ListFile.Uscc(100_000 + i)},Works,210211,,=1+{i}");
        var page = await Hand(browser, ListFile.Csv([Columns, .. bad]));
        Assert.Equal(1000, page.All("#refused tbody tr").Count);
        page.Shows("first 1,000 reasons");
        var table = await page.Follow("Save all of them as a table");
        Assert.Equal("text/csv", table.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0xEF, 0xBB, 0xBF], table.Bytes[..3]);
        var lines = Encoding.UTF8.GetString(table.Bytes).Trim().Split("\r\n");
        Assert.Equal((1501, "Line"), (lines.Length, lines[0].Split(',')[0].TrimStart('\uFEFF')));
        Assert.StartsWith("1501,employees,number.invalid,", lines[1500], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_areas_are_refused()
    {
        await App.InDatabase(async db =>
        {
            db.View(Assistance.Data.Viewing.Viewer.System);
            db.Add(new Enterprise(ListFile.Uscc(2021), "Island Works", Cast.ForeignDivision));
            return await db.SaveChangesAsync();
        });
        var browser = await SignIn(Cast.Caseworker);
        var page = await Hand(browser, ListFile.Csv(Columns, $"{ListFile.Uscc(2021)},Mine now,210211,,", $"{ListFile.Uscc(2022)},Theirs,{Cast.ForeignDivision},,"));
        page.Shows("is registered in another area", "is outside your area").Hides("Island Works");
        page = await browser.Post(page.Path, ("SkipRefused", "true"));
        Assert.Equal("Island Works", (await Saved(ListFile.Uscc(2021)))!.Name);
        Assert.Null(await Saved(ListFile.Uscc(2022)));
    }

    [Fact]
    public async Task A_contact_who_signs_in_keeps_the_own_address()
    {
        var browser = await SignIn(Cast.Caseworker);
        var list = ListFile.Csv("uscc,name,division,contact_name,contact_email", $"{Cast.OtherEnterprise},Other Works Ltd,210211,{Cast.OtherLead},thief@example.org", $"{ListFile.Uscc(2031)},With Contact,210211,Nora New,nora@example.org");
        await (await Hand(browser, list)).Submit("main form");
        Assert.Null((await App.PersonNamed(Cast.OtherLead)).Email);
        Assert.Equal("nora@example.org", (await App.PersonNamed("Nora New")).Email);
        await (await Hand(browser, ListFile.Csv("uscc,name,division,contact_name,contact_email", $"{ListFile.Uscc(2031)},With Contact,210211,Nora New,nn@example.org"))).Submit("main form");
        Assert.Equal("nn@example.org", (await App.PersonNamed("Nora New")).Email);
    }

    [Fact]
    public async Task Without_a_file_and_with_a_file_that_is_no_list_the_page_says_so()
    {
        var browser = await SignIn(Cast.Caseworker);
        (await (await browser.Get(EnterprisesLinks.Import)).Submit("main form")).Refuses("Upload", "Choose the file");
        (await (await browser.Get(EnterprisesLinks.Import)).Submit("main form", ("Upload", new Upload("list.xlsx", "MZ program"u8.ToArray().Append((byte)0).ToArray())))).Refuses("Upload", "cannot be handed in");
        var page = await Hand(browser, ListFile.Csv("uscc,name,address"));
        page.Shows("cannot be applied, nor a part of it", "Columns that are required are missing: division (Division)");
        Assert.Null(page.Find("main form button.btn-primary"));
        (await browser.Post(page.Path)).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_long_list_is_sent_to_the_operator()
    {
        var rows = Enumerable.Range(0, ListCheck.MostRows + 1).Select(i => $"{i},x,210211");
        (await Hand(await SignIn(Cast.Caseworker), ListFile.Csv(["uscc,name,division", .. rows]))).Shows("50,000 rows at a time", "import enterprises");
    }

    [Fact]
    public async Task Whatever_the_file_is_called_it_is_looked_at_or_refused()
    {
        var browser = await SignIn(Cast.Caseworker);
        string[] stems = ["list", "a\u200bb", "\u202efdp", "..", "../../etc/passwd", "..\\..\\list", "CON", "nul", "COM1", "con.txt", "_ ", "a\u0001b", "名单", "\ud83d\ude00", new('x', 250), "-rf", "=cmd", "%00", "a;b", "<b>"];
        string[] ends = ["", ".csv", ".CSV", ".xlsx", ".csv.exe", ".csv ", ".csv.", ".txt", ".\u200bcsv", ".html"];
        var files = Directory.EnumerateFiles(Path.Combine(App.Folder, "files"), "*", SearchOption.AllDirectories).Count();
        foreach (var name in stems.SelectMany(stem => ends, (stem, end) => stem + end))
        {
            var form = await browser.Get(EnterprisesLinks.Import);
            var page = await form.Submit("main form", ("Upload", new Upload(name, ListFile.Csv(Columns, $"{Cast.Enterprise},Named,210211,,"))));
            Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{name}: {(int)page.Status}");
            Assert.DoesNotContain('\u202e', page.Source);
            Assert.DoesNotContain("<b>", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(files + 1, Directory.EnumerateFiles(Path.Combine(App.Folder, "files"), "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_list_is_seen_by_nobody_but_who_handed_it_in()
    {
        var mine = (await Hand(await SignIn(Cast.Caseworker), ListFile.Csv(Columns, $"{ListFile.Uscc(2041)},Mine,210211,,"))).Path;
        var other = await SignIn(Cast.Backup);
        await other.Get(EnterprisesLinks.Import);
        await other.Get(mine, HttpStatusCode.NotFound);
        await other.Get(mine + "/refused", HttpStatusCode.NotFound);
        (await other.Post(mine, ("SkipRefused", "true"))).Expect(HttpStatusCode.NotFound);
        await other.Get(EnterprisesLinks.CheckList(Guid.CreateVersion7()), HttpStatusCode.NotFound);
        Assert.Null(await Saved(ListFile.Uscc(2041)));
    }

    [Theory]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Auditor)]
    [InlineData(Cast.Expert)]
    [InlineData(Cast.Administrator)]
    public async Task Others_find_no_such_page(string person) => await (await SignIn(person)).Get(EnterprisesLinks.Import, HttpStatusCode.NotFound);

    private static async Task<WebPage> Hand(Browser browser, byte[] list)
    {
        var form = await (await browser.Get(EnterprisesLinks.List)).Follow("Import a list");
        return (await form.Submit("main form", ("Upload", new Upload("list.csv", list)))).Expect(HttpStatusCode.OK);
    }

    private Task<Enterprise?> Saved(string code) => App.InDatabase(db => db.Enterprises.SingleOrDefaultAsync(row => row.Uscc == code));
}
