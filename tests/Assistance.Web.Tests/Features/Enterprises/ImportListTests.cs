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
        var page = await browser.HandIn(list);
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

        page = await browser.HandIn(list);
        Assert.Null(page.Find("main form button.btn-primary"));
        page.Shows("nothing in this list to apply");
    }

    [Fact]
    public async Task Without_a_file_and_with_a_file_that_is_no_list_the_page_says_so()
    {
        var browser = await SignIn(Cast.Caseworker);
        (await (await browser.Get(EnterprisesLinks.Import)).Submit("main form")).Refuses("Upload", "Choose the file");
        (await (await browser.Get(EnterprisesLinks.Import)).Submit("main form", ("Upload", new Upload("list.xlsx", "MZ program"u8.ToArray().Append((byte)0).ToArray())))).Refuses("Upload", "cannot be handed in");
        var page = await browser.HandIn(ListFile.Csv("uscc,name,address"));
        page.Shows("cannot be applied, nor a part of it", "Columns that are required are missing: division (Division)");
        Assert.Null(page.Find("main form button.btn-primary"));
        (await browser.Post(page.Path)).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_long_list_is_sent_to_the_operator()
    {
        var rows = Enumerable.Range(0, ListCheck.MostRows + 1).Select(i => $"{i},x,210211");
        (await (await SignIn(Cast.Caseworker)).HandIn(ListFile.Csv(["uscc,name,division", .. rows]))).Shows("50,000 rows at a time", "import enterprises");
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

    [Theory]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Auditor)]
    [InlineData(Cast.Expert)]
    [InlineData(Cast.Administrator)]
    public async Task Others_find_no_such_page(string person) => await (await SignIn(person)).Get(EnterprisesLinks.Import, HttpStatusCode.NotFound);

    private Task<Enterprise?> Saved(string code) => App.InDatabase(db => db.Enterprises.SingleOrDefaultAsync(row => row.Uscc == code));
}
