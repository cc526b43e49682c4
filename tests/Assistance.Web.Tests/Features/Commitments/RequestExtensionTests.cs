using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class RequestExtensionTests(AssistanceApp app) : CommitmentTest(app)
{
    private static readonly DateOnly later = new(2027, 1, 15);

    [Fact]
    public async Task The_owner_asks_in_time_and_the_manager_is_told()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Member)).Get(CommitmentsLinks.RequestExtension(made.Reference, "C1"));
        form.Shows("Ask by 8 Dec", "at the latest 13 Feb 2027", "Mona Manager, the manager, answers within 3 working days (by 25 Nov)");

        var page = await form.Submit("main form", ("NewDue", later), ("Reason", "The course is full"), ("InterimSafeguard", "Every seam is X-rayed"));

        page.Shows("Sent; Mona Manager decides", "a decision is awaited", "The course is full");
        var saved = await Saved(made, "C1");
        Assert.Equal((later, new DateOnly(2026, 12, 15)), (saved.PendingExtension!.NewDue, saved.Due));
        Assert.Equal([Cast.Manager], await App.InDatabase(db => Task.FromResult(db.Deadlines
            .Where(row => row.SubjectId == saved.Id.Value && row.Kind == Assistance.Domain.Deadlines.DeadlineKind.ExtensionDecisionDue).Select(row => row.ResponsibleName).ToList())));
    }

    [Fact]
    public async Task The_lead_contact_asks_for_the_enterprise()
    {
        var made = await Case();

        Assert.Equal(Cast.Manager, await App.SendAs(Cast.Lead, new RequestExtension(made.Reference, "C1", later, "The course is full", "Every seam is X-rayed")));
    }

    [Fact]
    public async Task Four_working_days_before_the_date_is_too_late()
    {
        var made = await Case();
        Clock.Set("2026-12-09");

        (await (await SignIn(Cast.Member)).Try(CommitmentsLinks.RequestExtension(made.Reference, "C1")))
            .Expect(HttpStatusCode.BadRequest).Shows("at least 5 working days before the due date", "8 Dec");
        Assert.Equal("commitments.rule.extension-notice", await Refused(made, later));
        Clock.Set("2026-12-08");
        await App.SendAs(Cast.Member, new RequestExtension(made.Reference, "C1", later, "The course is full", "Every seam is X-rayed"));
    }

    [Fact]
    public async Task Sixty_days_are_the_most()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Member)).Get(CommitmentsLinks.RequestExtension(made.Reference, "C1"));

        var page = await form.Submit("main form", ("NewDue", new DateOnly(2027, 2, 14)), ("Reason", "The course is full"), ("InterimSafeguard", "Every seam is X-rayed"));

        page.Expect(HttpStatusCode.BadRequest).Shows("At most 60 calendar days");
        Assert.Contains("has-err", page.The(".field:has(#NewDue)").ClassName!, StringComparison.Ordinal);
        Assert.Equal("The course is full", page.The("#Reason").TextContent.Trim());
        await App.SendAs(Cast.Member, new RequestExtension(made.Reference, "C1", new DateOnly(2027, 2, 13), "The course is full", "Every seam is X-rayed"));
    }

    [Fact]
    public async Task One_is_granted_and_no_second()
    {
        var made = await Case();
        await App.SendAs(Cast.Member, new RequestExtension(made.Reference, "C1", later, "The course is full", "Every seam is X-rayed"));
        Assert.Equal("commitments.rule.extension-pending", await Refused(made, later));
        await App.SendAs(Cast.Manager, new DecideExtension(made.Reference, "C1", true, null));

        Assert.Equal("commitments.rule.extension-once", await Refused(made, new DateOnly(2027, 1, 20)));
        (await (await SignIn(Cast.Member)).Try(CommitmentsLinks.RequestExtension(made.Reference, "C1"))).Expect(HttpStatusCode.BadRequest).Shows("It was already extended once");
    }

    [Fact]
    public async Task A_reason_and_a_safeguard_are_needed()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Member)).Get(CommitmentsLinks.RequestExtension(made.Reference, "C1"));

        (await form.Submit("main form", ("NewDue", later))).Expect(HttpStatusCode.BadRequest).Shows("Give the reason");
        (await form.Submit("main form", ("NewDue", later), ("Reason", "Full"))).Expect(HttpStatusCode.BadRequest).Shows("Say what keeps things safe");
        (await form.Submit("main form", ("Reason", "Full"))).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_else_asks()
    {
        var made = await Case();

        (await (await SignIn(Cast.Caseworker)).Try(CommitmentsLinks.RequestExtension(made.Reference, "C1"))).Expect(HttpStatusCode.BadRequest);
        (await (await SignIn(Cast.Reader)).Try(CommitmentsLinks.RequestExtension(made.Reference, "C1"))).Expect(HttpStatusCode.BadRequest);
        await NotFoundForOthers(CommitmentsLinks.RequestExtension(made.Reference, "C1"));
        await (await SignIn(Cast.Member)).Get(CommitmentsLinks.RequestExtension(made.Reference, "C99"), HttpStatusCode.NotFound);
    }

    private async Task<string> Refused(SampleCase made, DateOnly newDue) => (await Assert.ThrowsAsync<BrokenRuleException>(() =>
        App.SendAs(Cast.Member, new RequestExtension(made.Reference, "C1", newDue, "The course is full", "Every seam is X-rayed")))).Key;
}
