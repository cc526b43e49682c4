using System.Net;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Documents;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Visits;

public class PrintVisitTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_record_is_printed_and_saved_in_either_language()
    {
        var made = await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Caseworker);
        var address = VisitsLinks.Print(made.Reference, "V1");

        var page = await browser.Get(address);

        page.Shows("Visit record", made.Reference + "-V1", "Seams are reworked", Cast.Backup, Cast.Lead, "In Chinese");
        (await page.Follow("In Chinese")).Shows("走访记录表", "首次走访", "In English");
        var word = await WordText.Get(browser, address + "?format=word");
        Assert.Equal($"{made.Reference}-V1 Visit record.docx", word.Name);
        word.Holds("Visit record", "Seams are reworked", Cast.Backup, "15 Sept 2026".Replace("Sept", "Sep", StringComparison.Ordinal));
        (await WordText.Get(browser, address + "?format=word&language=zh-CN")).Holds("走访记录表", "2026年9月15日", "首次走访");
    }

    [Fact]
    public async Task A_planned_visit_has_none_and_others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Planned(made);
        await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Print(made.Reference, number), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Reader)).Get(VisitsLinks.Print(made.Reference, "V1"));
        foreach (var other in new[] { Cast.OtherLead, Cast.ForeignCaseworker, Cast.Expert })
        {
            await (await SignIn(other)).Get(VisitsLinks.Print(made.Reference, "V1") + "?format=word", HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Once_acknowledged_the_record_stays_as_it_was()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.SendAs(Cast.Member, new AcknowledgeVisit(made.Reference, "V1", "", "Agreed"));
        var kept = await App.InDatabase(db => db.IssuedDocuments.SingleAsync(row => row.Number == made.Reference + "-V1"));
        await App.InDatabase(db => db.Visits.Where(row => row.CaseId == kept.CaseId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Findings, "Something else")));

        var caseworker = await SignIn(Cast.Caseworker);
        (await caseworker.Get(VisitsLinks.Print(made.Reference, "V1"))).Shows("Seams are reworked", "Agreed", Cast.Member, kept.Word.Sha256).Hides("Something else");
        (await WordText.Get(caseworker, VisitsLinks.Print(made.Reference, "V1") + "?format=word")).Holds("Seams are reworked", Cast.Member);
    }
}
