using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class ReopenCaseTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_closed_case_is_opened_again_with_a_reason()
    {
        var reference = await Closed();
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Reopen(reference));

        (await form.Submit("main form", ("Reason", ""))).Refuses("Reason");
        (await form.Submit("main form", ("Reason", "The result did not hold"))).At("/cases/" + reference).Shows("The case is open again");

        Assert.Equal(CaseStatus.Open, (await App.CaseOf(reference)).Status);
    }

    [Fact]
    public async Task What_is_open_is_not_reopened()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Reopen(reference));

        (await form.Submit("main form", ("Reason", "Why not"))).Expect(HttpStatusCode.BadRequest).Shows("nothing to reopen");
    }

    [Fact]
    public async Task Only_a_manager_in_charge_reopens()
    {
        var reference = await Closed();
        await (await SignIn(Cast.Caseworker)).Get(CasesLinks.Reopen(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignManager)).Get(CasesLinks.Reopen(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(CasesLinks.Reopen("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }

    private async Task<string> Closed()
    {
        var reference = await App.OpenCase();
        await App.SendAs(Cast.Manager, new CloseCase(reference, CaseResult.ClosedNotEffective, "Too late"));
        return reference;
    }
}
