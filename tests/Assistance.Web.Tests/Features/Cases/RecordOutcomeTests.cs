using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class RecordOutcomeTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Figures_are_recorded_line_by_line_without_a_script()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(CasesLinks.RecordOutcome(reference));
        var two = await form.Submit("main button[formaction]", ("Measures[0].Name", "Pass rate"), ("Measures[0].Unit", "%"), ("Measures[0].Before", 89.4m));

        var page = await two.Submit(
            "main form", ("Measures[0].After", 96.7m), ("Measures[0].On", new DateOnly(2026, 11, 19)), ("Measures[1].Name", "Rework"), ("Measures[1].Unit", "h"));

        page.At(CasesLinks.Tab(reference, "outcome")).Shows("Pass rate", "89.4", "96.7", "Rework");
        Assert.Equal(2, (await App.CaseOf(reference)).Measures.Count);
    }

    [Fact]
    public async Task A_result_needs_its_day_and_a_name()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(CasesLinks.RecordOutcome(reference));

        var page = await form.Submit("main form", ("Measures[0].After", 96.7m));

        page.Refuses("Measures[0].Name").Refuses("Measures[0].On");
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_keeps_what_was_typed()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(CasesLinks.RecordOutcome(reference));
        await App.Measure(reference, 95);

        var page = await form.Submit("main form", ("Measures[0].Name", "Mine"));

        page.Expect(HttpStatusCode.Conflict).Shows("Pass rate", "Mine", Cast.Caseworker);
        await page.Submit("main form", ("Measures[0].Name", "Mine"), ("Measures[0].After", "95"), ("Measures[0].On", "2026-11-20"));
        Assert.Equal(("Mine", (decimal?)95), ((await App.CaseOf(reference)).Measures[0].Name, (await App.CaseOf(reference)).Measures[0].After));
    }

    [Fact]
    public async Task Only_the_regulator_in_charge_records()
    {
        var reference = await App.OpenCase();
        await (await SignIn(Cast.Lead)).Get(CasesLinks.RecordOutcome(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignCaseworker)).Get(CasesLinks.RecordOutcome(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(CasesLinks.RecordOutcome("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }
}
