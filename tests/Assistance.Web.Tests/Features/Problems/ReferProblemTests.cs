using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Problems;

public class ReferProblemTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_manager_refers_a_problem_and_the_enterprise_does_not_read_where_to()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.Refer(made.Reference, "P1"));

        var page = await form.Submit("main form", ("To", "Enforcement team"), ("Note", "Forged test reports"), ("Sure", "true"));

        page.At(ProblemsLinks.Details(made.Reference, "P1")).Shows("Referred", "Enforcement team", "Forged test reports");
        (await (await SignIn(Cast.Lead)).Get(ProblemsLinks.Details(made.Reference, "P1"))).Shows("Left the assistance route").Hides("Enforcement team", "Forged test reports");
        (await (await SignIn(Cast.Auditor)).Get(ProblemsLinks.Details(made.Reference, "P1"))).Shows("Enforcement team");
        Assert.Equal(ProblemState.Referred, (await App.ProblemOf(made, "P1")).State);
    }

    [Fact]
    public async Task What_was_promised_for_the_problem_ends_with_it_and_its_owner_is_told_without_the_grounds()
    {
        var made = await SampleCase.EnterAsync(App);
        var agreed = await Promise(made);
        await App.SendAs(Cast.Lead, new AgreeCommitment(made.Reference, agreed));
        var proposed = await Promise(made);
        var form = (await (await SignIn(Cast.Manager)).Get(ProblemsLinks.Refer(made.Reference, "P1"))).Shows(agreed, proposed, "H1", "ends with the referral");

        (await form.Submit("main form", ("To", "Enforcement team"), ("Note", "Forged test reports"))).Refuses("Sure", "Confirm that");
        (await form.Submit("main form", ("To", "Enforcement team"), ("Note", "Forged test reports"), ("Sure", "true"))).Shows("is referred");

        var open = await App.InDatabase(db => db.Deadlines.Where(row => row.CaseId == made.Id && row.ClosedOn == null).Select(row => row.Number).ToListAsync());
        Assert.Empty(open.Intersect([agreed, proposed, "H1"]));
        Assert.All(
            await App.InDatabase(db => db.Commitments.Where(row => row.CaseId == made.Id && row.ProblemId == made.ProblemId).ToListAsync()),
            one => Assert.Equal(CommitmentState.Withdrawn, one.State));
        var member = await SignIn(Cast.Member);
        (await member.Get("/notices")).Shows("Withdrawn: " + agreed).Hides("Forged test reports", "Enforcement team");
        (await member.Get(CommitmentsLinks.Details(made.Reference, agreed))).Shows("no longer dealt with by assistance").Hides("Forged test reports", "Enforcement team");
    }

    [Fact]
    public async Task What_waits_for_its_verification_is_settled_first_and_what_changed_meanwhile_is_looked_at_again()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await Promise(made);
        await App.SendAs(Cast.Lead, new AgreeCommitment(made.Reference, number));
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.Refer(made.Reference, "P1"));
        await App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, number, "Done", "record", [], "Record sheet"));

        var again = (await form.Submit("main form", ("To", "Enforcement team"), ("Note", "Forged"), ("Sure", "true"))).Expect(HttpStatusCode.BadRequest).Shows("has changed meanwhile", "must be verified");
        (await again.Submit("main form", ("Sure", "true"))).Expect(HttpStatusCode.BadRequest).Shows(number + " is still open");
        Assert.Equal(ProblemState.InRemedy, (await App.ProblemOf(made, "P1")).State);
    }

    [Fact]
    public async Task A_referral_names_the_body_and_the_grounds()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.Refer(made.Reference, "P1"));

        (await form.Submit("main form")).Refuses("To").Refuses("Note");
    }

    private async Task<string> Promise(SampleCase made) => await App.SendAs(
        Cast.Caseworker, new ProposeCommitment(made.Reference, "Weld 30 seams", new DateOnly(2026, 12, 18), (await App.PersonNamed(Cast.Member)).Id, null, EvidenceRule.Any, "P1"));

    [Fact]
    public async Task Only_a_manager_in_charge_refers()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.Refer(made.Reference, "P1"), Cast.Caseworker, Cast.Lead, Cast.Auditor, Cast.ForeignManager);
        await App.HiddenFrom(ProblemsLinks.Refer(made.Reference, "P9"), Cast.Manager);
    }
}
