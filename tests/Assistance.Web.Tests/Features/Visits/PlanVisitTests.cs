using System.Net;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Visits;

public class PlanVisitTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_visit_is_planned()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Plan(made.Reference));

        var page = await form.Submit("main form", ("Purpose", nameof(VisitPurpose.Revisit)), ("On", new DateOnly(2026, 12, 1)), ("Time", "14:00"));

        page.At(VisitsLinks.Details(made.Reference, "V2")).Shows("Planned", "14:00", Cast.Caseworker);
    }

    [Fact]
    public async Task A_plan_needs_a_day_ahead_and_a_visitor()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Plan(made.Reference));

        (await form.Submit("main form", ("Purpose", nameof(VisitPurpose.Revisit)), ("On", new DateOnly(2026, 11, 19)))).Refuses("On", "in the past");
        (await form.Submit("main form", ("Visitors", Array.Empty<string>()))).Refuses("Visitors").Refuses("On").Refuses("Purpose");
    }

    [Fact]
    public async Task Only_the_bureau_in_charge_plans()
    {
        var made = await SampleCase.EnterAsync(App);
        foreach (var other in new[] { Cast.Lead, Cast.Auditor, Cast.ForeignManager })
        {
            await (await SignIn(other)).Get(VisitsLinks.Plan(made.Reference), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Plan("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }
}
