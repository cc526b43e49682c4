using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Visits;

/// <summary>Drafts, tried on the form that needs them most.</summary>
public class VisitDraftTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_draft_survives_the_session_and_shows_everything_again()
    {
        var made = await SampleCase.EnterAsync(App);
        var address = VisitsLinks.RecordUnplanned(made.Reference);
        var form = await (await SignIn(Cast.Caseworker)).Get(address);

        var kept = await form.Submit(
            "button[name=draft]",
            ("Form.Findings", "Half written"), ("Form.HeldOn", new DateOnly(2026, 11, 18)), ("Form.Needs", new[] { "STD", "MET" }),
            ("Commitments[1].Text", "Second row"), ("IsAcknowledged", true), ("Photos", Upload.Photo("seam.png")));

        kept.At(address).Shows("Saved on the server 10:00");
        var again = await (await SignIn(Cast.Caseworker)).Get(address);
        again.Shows("Your draft of 2026-11-20 10:00 is restored", "seam.png");
        Assert.Equal("Half written", again.The("[name='Form.Findings']").TextContent.Trim());
        Assert.Equal("2026-11-18", again.The("[name='Form.HeldOn']").GetAttribute("value"));
        Assert.Equal("Second row", again.The("[name='Commitments[1].Text']").GetAttribute("value"));
        Assert.Equal(["STD", "MET"], again.All("[name='Form.Needs'][checked]").Select(box => box.GetAttribute("value")));
        Assert.True(again.The("#IsAcknowledged").HasAttribute("checked"));

        var list = await (await SignIn(Cast.Caseworker)).Get("/drafts");
        Assert.Contains(list.All("main table a"), link => link.GetAttribute("href") == address);
    }

    [Fact]
    public async Task A_draft_goes_when_its_form_is_sent()
    {
        var made = await SampleCase.EnterAsync(App);
        var address = VisitsLinks.RecordUnplanned(made.Reference);
        var form = await (await SignIn(Cast.Caseworker)).Get(address);
        var kept = await form.Submit("button[name=draft]", ("Form.Findings", "Half written"));

        await kept.Submit("#record", RecordVisitTests.Held());

        Assert.Equal(0, await App.InDatabase(db => db.Drafts.CountAsync(one => one.FormKey == address)));
        (await (await SignIn(Cast.Caseworker)).Get(address)).Hides("is restored");
    }

    [Fact]
    public async Task A_form_that_fails_is_kept_as_a_draft()
    {
        var made = await SampleCase.EnterAsync(App);
        var address = VisitsLinks.RecordUnplanned(made.Reference);
        var form = await (await SignIn(Cast.Caseworker)).Get(address);

        await form.Submit("#record", ("Form.Findings", "No purpose chosen"));

        var again = await (await SignIn(Cast.Caseworker)).Get(address);
        Assert.Equal("No purpose chosen", again.The("[name='Form.Findings']").TextContent.Trim());
        Assert.Empty(again.All("[role=alert]"));
    }

    [Fact]
    public async Task A_draft_that_is_not_wanted_is_discarded()
    {
        var made = await SampleCase.EnterAsync(App);
        var address = VisitsLinks.RecordUnplanned(made.Reference);
        var form = await (await SignIn(Cast.Caseworker)).Get(address);
        var kept = await form.Submit("button[name=draft]", ("Form.Findings", "Half written"));

        var page = await kept.Submit(".draft-note");

        page.At(address).Shows("The draft is discarded").Hides("Half written");
    }

    [Fact]
    public async Task Nobody_else_sees_the_draft()
    {
        var made = await SampleCase.EnterAsync(App);
        var address = VisitsLinks.RecordUnplanned(made.Reference);
        var form = await (await SignIn(Cast.Caseworker)).Get(address);
        await form.Submit("button[name=draft]", ("Form.Findings", "Half written"));

        (await (await SignIn(Cast.Backup)).Get(address)).Hides("Half written");
    }
}
