using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class PauseCaseTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_manager_pauses_a_case_which_then_can_only_be_read()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Pause(reference));

        var page = await form.Submit("main form", ("PauseReason", "The works are moving"));

        page.At("/cases/" + reference).Shows("The case is paused", "The works are moving");
        Assert.Equal(CaseStatus.Paused, (await App.CaseOf(reference)).Status);
    }

    [Fact]
    public async Task A_pause_needs_its_reason()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Pause(reference));

        (await form.Submit("main form", ("PauseReason", ""))).Refuses("PauseReason");
    }

    [Fact]
    public async Task What_is_paused_is_not_paused_again()
    {
        var reference = await App.OpenCase();
        await App.SendAs(Cast.Manager, new PauseCase(reference, "Once"));
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Pause(reference));

        (await form.Submit("main form", ("PauseReason", "Twice"))).Expect(HttpStatusCode.BadRequest).Shows("A manager has to resume it first");
    }

    [Fact]
    public async Task Only_a_manager_in_charge_pauses()
    {
        var reference = await App.OpenCase();
        foreach (var other in new[] { Cast.Caseworker, Cast.Lead, Cast.Auditor, Cast.ForeignManager })
        {
            await (await SignIn(other)).Get(CasesLinks.Pause(reference), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Manager)).Get(CasesLinks.Pause("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }
}
