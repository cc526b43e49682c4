using System.Net;
using Assistance.Web.Infrastructure.Drafts;
using Assistance.Web.Tests.Infrastructure;
using FluentValidation;

namespace Assistance.Web.Tests.Features.Drafts;

public class ListDraftsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_person_sees_the_own_drafts_and_nobody_elses()
    {
        await App.SendAs(Cast.Caseworker, new KeepDraft("/cases/BF-1/visits/V1/record", "Visit of the first works", """{"A":["b"]}"""));
        var own = await (await SignIn(Cast.Caseworker)).Get("/drafts");
        var others = await (await SignIn(Cast.Lead)).Get("/drafts");

        own.Shows("Visit of the first works", "2026-11-20 10:00");
        Assert.Equal("/cases/BF-1/visits/V1/record", own.The("main table a").GetAttribute("href"));
        others.Shows("No drafts").Hides("Visit of the first works");
    }

    [Fact]
    public async Task A_draft_is_discarded()
    {
        await App.SendAs(Cast.Backup, new KeepDraft("/somewhere", "Something", "{}"));
        var page = await (await SignIn(Cast.Backup)).Get("/drafts");

        var after = await page.Submit("main table form");

        after.At("/drafts").Shows("The draft is discarded.", "No drafts");
    }

    [Fact]
    public async Task Fields_and_files_are_kept_while_typing()
    {
        var browser = await SignIn(Cast.Manager);
        await browser.Get("/drafts");

        var page = await browser.Post("/drafts?handler=Save", ("draft-key", "/there"), ("draft-title", "There"), ("Input.Text", "typed"), ("Input.Password", "secret"));

        page.Expect(HttpStatusCode.OK);
        Assert.Contains("Saved on the server 10:00", page.Source, StringComparison.Ordinal);
        var draft = await App.SendAs(Cast.Manager, new GetDraft("/there"));
        Assert.Equal("""{"Input.Text":["typed"]}""", draft!.Fields);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/")]
    public async Task A_draft_leads_to_a_page_of_ours_only(string key) =>
        await Assert.ThrowsAsync<ValidationException>(() => App.SendAs(Cast.Manager, new KeepDraft(key, "Title", "{}")));

    [Fact]
    public async Task Nobody_signed_in_keeps_nothing()
    {
        var page = await Browse().Try("/drafts");
        page.At("/account/sign-in");
    }
}
