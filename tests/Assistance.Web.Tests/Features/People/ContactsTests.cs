using System.Net;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.People;

public class ContactsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_lead_invites_entrusts_and_disables_colleagues()
    {
        var page = (await (await SignIn(Cast.Lead)).Get("/contacts")).Shows(Cast.Member, Cast.Reader).Hides(Cast.OtherLead);

        (await page.Submit("form.card", ("Name", "Nina New"), ("Email", "none"), ("Right", "Member"))).Expect(HttpStatusCode.BadRequest);
        var invited = await page.Submit("form.card", ("Name", "Nina New"), ("Email", "nina@works.example"), ("Right", "Member"));

        invited.Shows("Nina New is invited");
        Assert.Equal("account.invitation", (await App.InDatabase(db => db.Notices.SingleAsync(row => row.RecipientName == "Nina New"))).Kind);
        var reader = (await App.PersonNamed(Cast.Reader)).Id;
        (await invited.Submit($"form[action*='handler=Entrust']:has([value='{reader}'])", ("given", "Member"))).Shows($"The right of {Cast.Reader} is changed.");
        (await invited.Submit($"form[action*='handler=Disable']:has([value='{reader}'])")).Shows($"{Cast.Reader} is disabled.");
    }

    [Fact]
    public async Task A_colleague_with_open_work_is_not_disabled()
    {
        await SampleCase.EnterAsync(App);
        var member = (await App.PersonNamed(Cast.Member)).Id;
        var page = await (await SignIn(Cast.Lead)).Get("/contacts");

        (await page.Submit($"form[action*='handler=Disable']:has([value='{member}'])")).Expect(HttpStatusCode.BadRequest).Shows("Hand the work over, then disable");
    }

    [Fact]
    public async Task A_member_sees_the_contacts_and_changes_nothing()
    {
        var browser = await SignIn(Cast.Member);
        var page = await browser.Get("/contacts");
        Assert.Null(page.Find("main form"));

        var reader = (await App.PersonNamed(Cast.Reader)).Id;
        (await browser.Post("/contacts?handler=Entrust", ("contact", reader.ToString()), ("given", "Lead"))).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_lead_of_another_enterprise_changes_nothing_here()
    {
        var browser = await SignIn(Cast.OtherLead);
        (await browser.Get("/contacts")).Hides(Cast.Member);

        (await browser.Post("/contacts?handler=Disable", ("contact", (await App.PersonNamed(Cast.Member)).Id.ToString()))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_regulator_has_no_such_page() => await (await SignIn(Cast.Manager)).Get("/contacts", HttpStatusCode.NotFound);
}
