using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class WithdrawCommitmentTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task A_manager_withdraws_it_with_a_reason_and_the_owner_is_told()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Manager)).Get(CommitmentsLinks.Withdraw(made.Reference, "C1"));

        (await form.Submit("main form", ("Reason", "The line is shut down"))).Expect(HttpStatusCode.BadRequest).Shows("Please tick the box");
        (await form.Submit("main form", ("Sure", true))).Expect(HttpStatusCode.BadRequest).Shows("Give the reason");
        (await form.Submit("main form", ("Reason", "The line is shut down"), ("Sure", true))).Shows("Withdrawn; the owner is told", "The line is shut down");

        var saved = await Saved(made, "C1");
        Assert.Equal(CommitmentState.Withdrawn, saved.State);
        Assert.False(await App.InDatabase(db => Task.FromResult(db.Deadlines.Any(row => row.SubjectId == saved.Id.Value && row.ClosedOn == null))));
        var owner = (await App.PersonNamed(Cast.Member)).Id;
        Assert.True(await App.InDatabase(db => Task.FromResult(db.Notices.Any(notice => notice.RecipientId == owner && notice.Kind == "commitment.withdrawn"))));
    }

    [Fact]
    public async Task Only_a_manager_and_not_what_is_confirmed()
    {
        var made = await Case();
        await Confirmed(made, "C2");

        await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Withdraw(made.Reference, "C1"), HttpStatusCode.NotFound);
        (await (await SignIn(Cast.Manager)).Try(CommitmentsLinks.Withdraw(made.Reference, "C2"))).Expect(HttpStatusCode.BadRequest).Shows("It is confirmed and waits");
        await (await SignIn(Cast.ForeignManager)).Get(CommitmentsLinks.Withdraw(made.Reference, "C1"), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(CommitmentsLinks.Withdraw(made.Reference, "C99"), HttpStatusCode.NotFound);
    }
}
