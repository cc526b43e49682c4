using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class AttestOutcomeTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_lead_contact_attests_what_was_measured()
    {
        var reference = await App.OpenCase();
        await App.Measure(reference, 96.7m);
        var form = await (await SignIn(Cast.Lead)).Get(CasesLinks.AttestOutcome(reference));

        (await form.Submit("main form")).Shows("The results are attested", Cast.Lead);
    }

    [Fact]
    public async Task Nothing_measured_is_nothing_to_attest()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Lead)).Get(CasesLinks.AttestOutcome(reference));

        (await form.Submit("main form")).Expect(HttpStatusCode.BadRequest).Shows("nothing to attest");
    }

    [Fact]
    public async Task Only_the_lead_contact_of_the_enterprise_attests()
    {
        var reference = await App.OpenCase();
        await App.Measure(reference, 96.7m);
        var member = await (await SignIn(Cast.Member)).Get(CasesLinks.AttestOutcome(reference));
        (await member.Submit("main form")).Expect(HttpStatusCode.BadRequest).Shows("lead contact");
        await (await SignIn(Cast.Caseworker)).Get(CasesLinks.AttestOutcome(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.OtherLead)).Get(CasesLinks.AttestOutcome(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Lead)).Get(CasesLinks.AttestOutcome("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }
}
