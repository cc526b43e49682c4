using System.Net;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Enterprises;

public class CorrectCodeTests(AssistanceApp app) : WebTest(app)
{
    private const string Right = "91440300192317458F";

    [Fact]
    public async Task A_manager_corrects_a_code_and_the_wrong_one_stays_visible()
    {
        var browser = await SignIn(Cast.Manager);
        var form = await (await browser.Get(EnterprisesLinks.Details(Cast.Enterprise))).Follow("Correct the code");

        (await form.Submit("main form", ("Right", "91440300192317458E"), ("Reason", "Typing error"))).Refuses("Right", "does not fit");
        (await form.Submit("main form", ("Right", Cast.OtherEnterprise), ("Reason", "Typing error"))).Refuses("Right");
        (await form.Submit("main form", ("Right", Right), ("Reason", " "))).Refuses("Reason");
        (await form.Submit("main form", ("Right", Cast.Enterprise), ("Reason", "Typing error"))).Expect(HttpStatusCode.BadRequest).Shows("registered code already");
        var page = await form.Submit("main form", ("Right", " " + Right.ToLowerInvariant()), ("Reason", "Typing error"));

        page.At(EnterprisesLinks.Details(Right)).Shows("The code is corrected", Cast.Enterprise + " until 20 Nov", "Typing error", Cast.Manager);
        await browser.Get(EnterprisesLinks.Details(Cast.Enterprise), HttpStatusCode.NotFound);
        (await browser.Get("/search?q=" + Right)).Shows(Right);
        var entry = await App.InDatabase(db => db.AuditEntries.AsNoTracking().SingleAsync(row => row.Command == nameof(CorrectCode)));
        Assert.Contains($"\"Uscc\":[\"{Cast.Enterprise}\",\"{Right}\"]", entry.Values, StringComparison.Ordinal);
        Assert.Equal(Cast.Manager, entry.ByName);
    }

    [Theory]
    [InlineData(Cast.Caseworker)]
    [InlineData(Cast.ForeignManager)]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Administrator)]
    public async Task Others_find_no_such_page(string person) => await (await SignIn(person)).Get(EnterprisesLinks.CorrectCode(Cast.OtherEnterprise), HttpStatusCode.NotFound);

    [Fact]
    public async Task An_unknown_code_is_not_found() => await (await SignIn(Cast.Manager)).Get(EnterprisesLinks.CorrectCode("91350100M000100Y43"), HttpStatusCode.NotFound);
}
