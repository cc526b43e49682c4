using System.Net;
using Assistance.Domain.Enterprises;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Tests.Features.Enterprises.Importing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Enterprises;

public class CheckListTests(AssistanceApp app) : WebTest(app)
{
    private const string Columns = "uscc,name,division,industry,employees";

    [Fact]
    public async Task Refused_rows_stand_there_with_number_and_reason_and_keep_the_others_back_unless_left_out()
    {
        var browser = await SignIn(Cast.Manager);
        var page = await browser.HandIn(ListFile.Csv(Columns, $"{ListFile.Uscc(2011)},Kept Works,210211,,5", $"{ListFile.Uscc(2012)},=Formula,210211,,many", "1,Short,999999,,"));
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
    public async Task Other_areas_are_refused()
    {
        await App.InDatabase(async db =>
        {
            db.View(Assistance.Data.Viewing.Viewer.System);
            db.Add(new Enterprise(ListFile.Uscc(2021), "Island Works", Cast.ForeignDivision));
            return await db.SaveChangesAsync();
        });
        var browser = await SignIn(Cast.Caseworker);
        var page = await browser.HandIn(ListFile.Csv(Columns, $"{ListFile.Uscc(2021)},Mine now,210211,,", $"{ListFile.Uscc(2022)},Theirs,{Cast.ForeignDivision},,"));
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
        await (await browser.HandIn(list)).Submit("main form");
        Assert.Null((await App.PersonNamed(Cast.OtherLead)).Email);
        Assert.Equal("nora@example.org", (await App.PersonNamed("Nora New")).Email);
        await (await browser.HandIn(ListFile.Csv("uscc,name,division,contact_name,contact_email", $"{ListFile.Uscc(2031)},With Contact,210211,Nora New,nn@example.org"))).Submit("main form");
        Assert.Equal("nn@example.org", (await App.PersonNamed("Nora New")).Email);
    }

    [Fact]
    public async Task A_list_is_seen_by_nobody_but_who_handed_it_in()
    {
        var mine = (await (await SignIn(Cast.Caseworker)).HandIn(ListFile.Csv(Columns, $"{ListFile.Uscc(2041)},Mine,210211,,"))).Path;
        var other = await SignIn(Cast.Backup);
        await other.Get(EnterprisesLinks.Import);
        await other.Get(mine, HttpStatusCode.NotFound);
        await other.Get(mine + "/refused", HttpStatusCode.NotFound);
        (await other.Post(mine, ("SkipRefused", "true"))).Expect(HttpStatusCode.NotFound);
        await other.Get(EnterprisesLinks.CheckList(Guid.CreateVersion7()), HttpStatusCode.NotFound);
        Assert.Null(await Saved(ListFile.Uscc(2041)));
    }

    private Task<Enterprise?> Saved(string code) => App.InDatabase(db => db.Enterprises.SingleOrDefaultAsync(row => row.Uscc == code));
}
