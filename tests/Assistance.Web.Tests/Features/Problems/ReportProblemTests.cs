using System.Net;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class ReportProblemTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_regulator_reports_a_problem_with_its_source()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Report(made.Reference));

        var page = await form.Submit("main form", ("Title", "Labels peel off"), ("Domains", new[] { "STD", "QMG" }), ("Source", nameof(ProblemSource.Complaint)));

        page.At(ProblemsLinks.Details(made.Reference, "P2")).Shows("Labels peel off", "Complaint", "Reported");
    }

    [Fact]
    public async Task A_member_of_the_enterprise_reports_in_the_enterprises_name()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Member)).Get(ProblemsLinks.Report(made.Reference));
        Assert.Null(form.Find("[name=Source]"));

        await form.Submit("main form", ("Title", "Our own finding"), ("Domains", "STD"));

        Assert.Equal(ProblemSource.Enterprise, (await App.ProblemOf(made, "P2")).Source);
    }

    [Fact]
    public async Task A_report_needs_words_and_a_domain()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Report(made.Reference));

        (await form.Submit("main form", ("Description", "kept"))).Refuses("Title").Refuses("Domains").Shows("kept");
    }

    [Fact]
    public async Task A_reader_may_not_and_others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Reader)).Get(ProblemsLinks.Report(made.Reference));
        (await form.Submit("main form", ("Title", "No"), ("Domains", "STD"))).Expect(HttpStatusCode.BadRequest).Shows("may report a problem");

        await App.HiddenFrom(ProblemsLinks.Report(made.Reference), Cast.OtherLead, Cast.Auditor, Cast.ForeignCaseworker, Cast.Expert);
        await App.HiddenFrom(ProblemsLinks.Report("BF-000000-2026-001"), Cast.Caseworker);
    }
}
