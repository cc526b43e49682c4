using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class RateCaseTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_low_rating_asks_the_manager_to_reopen()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Lead)).Get(CasesLinks.Rate(reference));

        (await form.Submit("main form", ("Satisfaction", "2"), ("Comment", "Nothing changed"))).At("/cases/" + reference).Shows("2 / 5");

        var manager = (await App.PersonNamed(Cast.Manager)).Id;
        Assert.True(await App.InDatabase(db => db.Notices.AnyAsync(notice => notice.RecipientId == manager && notice.Kind == "case.rated-low")));
    }

    [Fact]
    public async Task A_rating_is_one_of_five()
    {
        var reference = await App.OpenCase();
        var browser = await SignIn(Cast.Lead);
        var form = await browser.Get(CasesLinks.Rate(reference));
        (await form.Submit("main form")).Refuses("Satisfaction");
        (await browser.Post(CasesLinks.Rate(reference), ("Satisfaction", "6"))).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_the_lead_contact_of_the_enterprise_rates()
    {
        var reference = await App.OpenCase();
        var member = await (await SignIn(Cast.Member)).Get(CasesLinks.Rate(reference));
        (await member.Submit("main form", ("Satisfaction", "5"))).Expect(HttpStatusCode.BadRequest);
        await (await SignIn(Cast.Manager)).Get(CasesLinks.Rate(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.OtherLead)).Get(CasesLinks.Rate(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Lead)).Get(CasesLinks.Rate("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }
}
