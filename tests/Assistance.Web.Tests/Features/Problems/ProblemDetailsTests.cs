using System.Net;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class ProblemDetailsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_whole_chain_is_shown()
    {
        var made = await SampleCase.EnterAsync(App);
        var address = ProblemsLinks.Details(made.Reference, "P1");

        var page = await (await SignIn(Cast.Caseworker)).Get(address);

        page.Shows("Seam pass rate only 89.4%", "Inspection and testing", "V1", "Qualification does not match", "Method", "S3 minor", "Rework only", "Deferred",
            "R1 Method", "Qualify the procedure anew", "Propose a commitment from R1", "H1", "In remedy");
        (await (await SignIn(Cast.Caseworker)).Speaking("zh-CN").Get(address)).Shows("根本原因", "破解之法", "整改中");
    }

    [Fact]
    public async Task Everybody_is_offered_what_they_may_do()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Reported(made);
        var address = ProblemsLinks.Details(made.Reference, number);

        (await (await SignIn(Cast.Manager)).Get(address)).Shows("Diagnose", "Refer", "Dismiss");
        (await (await SignIn(Cast.Caseworker)).Get(address)).Shows("Diagnose").Hides("/refer", "/prescribe");
        (await (await SignIn(Cast.Lead)).Get(address)).Hides("/diagnose", "/refer", "/dismiss", "/correct", "/common");
        (await (await SignIn(Cast.Auditor)).Get(address)).Hides("/diagnose", "/refer", "/dismiss", "/correct", "/common");
    }

    [Fact]
    public async Task An_expert_sees_it_only_after_declaring_no_conflict_of_interest()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(
            ProblemsLinks.Details(made.Reference, "P1"), Cast.Expert, Cast.OtherExpert, Cast.OtherLead, Cast.ForeignCaseworker, Cast.Administrator);
        await App.HiddenFrom(ProblemsLinks.Details(made.Reference, "P9"), Cast.Caseworker);
    }

    [Fact]
    public async Task Few_statements_are_enough()
    {
        var made = await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Caseworker);
        App.Sql.Reset();

        await browser.Get(ProblemsLinks.Details(made.Reference, "P1"));

        Assert.InRange(App.Sql.Statements.Count, 1, 6);
    }
}
