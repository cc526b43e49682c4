using System.Net;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Problems;

public class PrescribeRemedyTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_remedy_is_prescribed_for_a_diagnosed_cause_and_work_begins()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Diagnosed(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Prescribe(made.Reference, number));
        form.Shows("Wrong glue");

        var page = await form.Submit("main form", Remedy());

        page.At(ProblemsLinks.Details(made.Reference, number)).Shows("R2 Material", "Use the tested glue", "Peeling labels: 5% → 0.1%", "Calibration", "In remedy");
    }

    [Fact]
    public async Task No_remedy_without_a_diagnosed_cause()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Reported(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Prescribe(made.Reference, number));

        var page = await form.Submit("main form", Remedy());

        page.Expect(HttpStatusCode.BadRequest).Shows("is not diagnosed yet", "Use the tested glue");
        Assert.Equal(1, await App.InDatabase(db => db.Remedies.CountAsync(one => one.CaseId == made.Id)));
        Assert.Equal(ProblemState.Reported, (await App.ProblemOf(made, number)).State);
    }

    [Fact]
    public async Task Research_needs_its_team_first()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Diagnosed(made, Triage.Research);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Prescribe(made.Reference, number));

        (await form.Submit("main form", Remedy())).Expect(HttpStatusCode.BadRequest).Shows("Set up a research team first");
    }

    [Fact]
    public async Task A_remedy_says_what_is_to_be_done()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Prescribe(made.Reference, "P1"));

        (await form.Submit("main form", ("Form.Indicator", "kept"))).Refuses("Form.Kind").Refuses("Form.Text");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.Prescribe(made.Reference, "P1"), Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker, Cast.Expert);
        await App.HiddenFrom(ProblemsLinks.Prescribe(made.Reference, "P9"), Cast.Caseworker);
    }

    private static (string, object?)[] Remedy() =>
    [
        ("Form.Kind", nameof(RemedyKind.Material)), ("Form.Text", "Use the tested glue"), ("Form.ServiceCode", "MET-02"), ("Form.Indicator", "Peeling labels"),
        ("Form.ExpectedBefore", "5%"), ("Form.ExpectedAfter", "0.1%"),
    ];
}
