using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class DecideExtensionTests(AssistanceApp app) : CommitmentTest(app)
{
    private static readonly DateOnly later = new(2027, 1, 15);

    [Fact]
    public async Task A_manager_grants_it_and_the_original_date_stays_visible()
    {
        var made = await Asked("C1", Cast.Member);
        var form = await (await SignIn(Cast.Manager)).Get(CommitmentsLinks.DecideExtension(made.Reference, "C1"));
        form.Shows("31 days later; originally 15 Dec", "The course is full", "Every seam is X-rayed");

        var page = await form.Submit("main form", ("Grant", "True"));

        page.Shows("Granted; the new date holds", "31 calendar days, until 15 Jan 2027");
        var saved = await Saved(made, "C1");
        Assert.Equal((later, new DateOnly(2026, 12, 15)), (saved.Due, saved.OriginalDue));
        var deadline = await App.InDatabase(db => Task.FromResult(db.Deadlines.Single(row => row.SubjectId == saved.Id.Value && row.Kind == Assistance.Domain.Deadlines.DeadlineKind.CommitmentDue)));
        Assert.Equal((later, 2), (deadline.Due, deadline.Version));
    }

    [Fact]
    public async Task A_refusal_needs_its_reason_and_the_date_stays()
    {
        var made = await Asked("C1", Cast.Member);
        var form = await (await SignIn(Cast.Manager)).Get(CommitmentsLinks.DecideExtension(made.Reference, "C1"));

        (await form.Submit("main form")).Expect(HttpStatusCode.BadRequest).Shows("Please choose what you found");
        (await form.Submit("main form", ("Grant", "False"))).Expect(HttpStatusCode.BadRequest).Shows("Give the reason");
        (await form.Submit("main form", ("Grant", "False"), ("DecisionNote", "There is a course in December"))).Shows("Refused; the date stays", "There is a course in December");
        Assert.Equal(new DateOnly(2026, 12, 15), (await Saved(made, "C1")).Due);
    }

    [Fact]
    public async Task The_owner_does_not_decide_on_the_own_request()
    {
        var made = await Case();
        await App.SendAs(Cast.Manager, new ReassignCommitment(made.Reference, "C2", (await App.PersonNamed(Cast.Manager)).Id, null, null));
        await App.SendAs(Cast.Manager, new RequestExtension(made.Reference, "C2", later, "The laboratory is booked", "We test in-house"));

        (await (await SignIn(Cast.Manager)).Try(CommitmentsLinks.DecideExtension(made.Reference, "C2"))).Expect(HttpStatusCode.BadRequest).Shows("not the owner nor the one who asked");
        var refusal = await Assert.ThrowsAsync<BrokenRuleException>(() => App.SendAs(Cast.Manager, new DecideExtension(made.Reference, "C2", true, null)));
        Assert.Equal("commitments.rule.extension-decider", refusal.Key);
        await App.SendAs(Cast.OtherManager, new DecideExtension(made.Reference, "C2", true, null));
    }

    [Fact]
    public async Task Only_managers_of_the_bureau_and_only_when_somebody_asked()
    {
        var made = await Asked("C1", Cast.Member);
        var url = CommitmentsLinks.DecideExtension(made.Reference, "C1");

        await (await SignIn(Cast.Caseworker)).Get(url, HttpStatusCode.NotFound);
        await (await SignIn(Cast.Lead)).Get(url, HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignManager)).Get(url, HttpStatusCode.NotFound);
        (await (await SignIn(Cast.Manager)).Try(CommitmentsLinks.DecideExtension(made.Reference, "C2"))).Expect(HttpStatusCode.BadRequest).Shows("No request for more time is waiting");
        await NotFoundForOthers(url);
    }

    private async Task<SampleCase> Asked(string number, string owner)
    {
        var made = await Case();
        await App.SendAs(owner, new RequestExtension(made.Reference, number, later, "The course is full", "Every seam is X-rayed"));
        return made;
    }
}
