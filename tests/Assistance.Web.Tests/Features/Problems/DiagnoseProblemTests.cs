using Assistance.Domain.Problems;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class DiagnoseProblemTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Who_comes_second_sees_both_diagnoses_and_no_word_of_either_is_lost()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Reported(made);
        var address = ProblemsLinks.Diagnose(made.Reference, number);
        var (one, other) = (await (await SignIn(Cast.Caseworker)).Get(address), await (await SignIn(Cast.Manager)).Get(address));
        (string, string)[] same = [("Severity", "S3"), ("SeverityRationale", "Limited"), ("Triage", "Deferred"), ("Complexity", "Single")];
        await one.Submit("#diagnosis", [.. same, ("Causes", "MATERIAL"), ("RootCause", "Wrong glue")]);

        var conflict = await other.Submit("#diagnosis", [.. same, ("Causes", "METHOD"), ("RootCause", "No instruction")]);

        conflict.Expect(System.Net.HttpStatusCode.Conflict).Shows("Wrong glue", "No instruction", Cast.Caseworker, "tick each one");
        await conflict.Submit("main form", ("RootCause", "No instruction"), ("Causes", new[] { "MATERIAL", "METHOD" }));
        var saved = await App.ProblemOf(made, number);
        Assert.Equal("No instruction", saved.RootCause);
        Assert.Equal(["MATERIAL", "METHOD"], saved.Causes.Order());
    }

    [Fact]
    public async Task A_diagnosis_has_causes_whys_root_cause_severity_and_triage()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Reported(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Diagnose(made.Reference, number));

        var page = await form.Submit(
            "#diagnosis", ("Causes", "MAN"), ("SubCauses", new[] { "MAT-1", "MAT-2" }), ("FiveWhys", "The glue is wet"), ("RootCause", "Wrong glue"),
            ("Severity", nameof(Severity.S2)), ("SeverityRationale", "Whole batches"), ("Triage", nameof(Triage.Deferred)), ("Complexity", nameof(Complexity.Multiple)));

        page.At(ProblemsLinks.Details(made.Reference, number)).Shows("Wrong glue", "S2 major", "Whole batches", "The glue is wet", "Multiple problem", "Diagnosed");
        var problem = await App.ProblemOf(made, number);
        Assert.Equal(["MAN", "MATERIAL"], problem.Causes);
        Assert.Equal(["MAT-1", "MAT-2"], problem.SubCauses);
    }

    [Fact]
    public async Task A_diagnosis_that_is_not_complete_keeps_what_was_typed()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Reported(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Diagnose(made.Reference, number));

        var page = await form.Submit("#diagnosis", ("RootCause", "Wrong glue"), ("SubCauses", "MAT-1"));

        page.Refuses("Severity").Refuses("SeverityRationale").Refuses("Triage").Shows("Wrong glue");
        Assert.True(page.The("#sub-MAT-1").HasAttribute("checked"));
        Assert.Equal(ProblemState.Reported, (await App.ProblemOf(made, number)).State);
    }

    [Fact]
    public async Task What_is_worked_on_is_not_diagnosed_anew()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Diagnose(made.Reference, "P1"));

        (await form.Submit("#diagnosis")).Expect(System.Net.HttpStatusCode.BadRequest).Shows("cannot be diagnosed now");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.Diagnose(made.Reference, "P1"), Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker, Cast.Expert);
        await App.HiddenFrom(ProblemsLinks.Diagnose(made.Reference, "P9"), Cast.Caseworker);
    }
}
