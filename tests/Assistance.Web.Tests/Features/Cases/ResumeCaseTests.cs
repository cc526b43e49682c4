using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class ResumeCaseTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_paused_case_goes_on()
    {
        var reference = await App.OpenCase();
        await App.SendAs(Cast.Manager, new PauseCase(reference, "Moving"));
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Resume(reference));

        (await form.Submit("main form")).At("/cases/" + reference).Shows("The case goes on");

        Assert.Equal(CaseStatus.Open, (await App.CaseOf(reference)).Status);
    }

    [Fact]
    public async Task What_is_not_paused_is_not_resumed()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Resume(reference));

        (await form.Submit("main form")).Expect(HttpStatusCode.BadRequest).Shows("nothing to resume");
    }

    [Fact]
    public async Task Only_a_manager_in_charge_resumes()
    {
        var reference = await App.OpenCase();
        await (await SignIn(Cast.Caseworker)).Get(CasesLinks.Resume(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignManager)).Get(CasesLinks.Resume(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(CasesLinks.Resume("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }
}
