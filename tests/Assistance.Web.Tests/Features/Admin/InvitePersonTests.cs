using System.Net;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Admin;

public class InvitePersonTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_new_caseworker_is_invited_by_mail_sets_a_password_and_signs_in()
    {
        var bureau = await App.InDatabase(db => db.Bureaux.SingleAsync(row => row.DivisionCode == Cast.Division));
        var page = await (await SignIn(Cast.Administrator)).Get("/admin/people/new");

        var after = await page.Submit(
            "form.card", ("Name", "Nora New"), ("Role", "Caseworker"), ("Bureau", bureau.Id.ToString()), ("Email", "nora@bureau.example"), ("Language", "en"));

        after.Shows("Nora New is added", "The account is nora@bureau.example, without a password so far.");
        var notice = await App.InDatabase(db => db.Notices.SingleAsync(row => row.RecipientName == "Nora New"));
        Assert.Equal("account.invitation", notice.Kind);
        var shown = await after.Submit("button[value=ShowLink]");
        var link = new Uri(shown.The("code").TextContent).AbsolutePath;
        var welcome = await Browse().Speaking("en").Get(link);
        await welcome.Submit("form.card", ("Password", "A good long sentence"), ("Again", "A good long sentence"));
        var signedIn = await (await Browse().Get("/account/sign-in")).Submit("form.card", ("UserName", "nora@bureau.example"), ("Password", "A good long sentence"));
        Assert.Contains("Nora New", signedIn.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_role_needs_is_asked_for()
    {
        var page = await (await SignIn(Cast.Administrator)).Get("/admin/people/new");

        (await page.Submit("form.card", ("Name", "Nobody"), ("Role", "Manager"), ("Email", "a@b.example"))).Expect(HttpStatusCode.BadRequest);
        (await page.Submit("form.card", ("Name", "Nobody"), ("Role", "EnterpriseContact"), ("Uscc", "91000000000000000X"), ("Right", "Lead"), ("Email", "a@b.example")))
            .Expect(HttpStatusCode.BadRequest).Shows("No enterprise has this code");
        (await page.Submit("form.card", ("Name", "Nobody"), ("Role", "Expert"), ("UserName", Cast.Expert))).Expect(HttpStatusCode.BadRequest).Shows("is taken");
    }

    [Fact]
    public async Task Nobody_else_invites_here() => await (await SignIn(Cast.Manager)).Get("/admin/people/new", HttpStatusCode.NotFound);
}
