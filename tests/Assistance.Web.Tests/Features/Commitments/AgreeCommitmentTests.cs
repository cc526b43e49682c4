using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class AgreeCommitmentTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task The_other_side_agrees_and_the_deadline_runs()
    {
        var made = await Case();
        var number = await Proposed(made);
        var form = await (await SignIn(Cast.Lead)).Get(CommitmentsLinks.Agree(made.Reference, number));

        var page = await form.Submit("main form");

        page.At(CommitmentsLinks.Details(made.Reference, number)).Shows("Agreed; its deadline runs now");
        var saved = await Saved(made, number);
        Assert.Equal(CommitmentState.Agreed, saved.State);
        Assert.True(await App.InDatabase(db => Task.FromResult(db.Deadlines.Any(row => row.SubjectId == saved.Id.Value && row.ClosedOn == null && row.NextChaseOn != null))));
    }

    [Fact]
    public async Task The_side_that_proposed_cannot_agree_to_its_own_proposal()
    {
        var made = await Case();
        var number = await Proposed(made);

        (await (await SignIn(Cast.Manager)).Try(CommitmentsLinks.Agree(made.Reference, number))).Expect(HttpStatusCode.BadRequest);
        (await (await SignIn(Cast.Member)).Try(CommitmentsLinks.Agree(made.Reference, number))).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_agreed_already_is_not_agreed_again()
    {
        var made = await Case();
        var number = await Proposed(made);
        var form = await (await SignIn(Cast.Lead)).Get(CommitmentsLinks.Agree(made.Reference, number));
        await App.SendAs(Cast.Lead, new AgreeCommitment(made.Reference, number));

        (await form.Submit("main form")).Expect(HttpStatusCode.BadRequest).Shows("It is in progress");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await Case();

        await NotFoundForOthers(CommitmentsLinks.Agree(made.Reference, await Proposed(made)));
        await (await SignIn(Cast.Lead)).Get(CommitmentsLinks.Agree(made.Reference, "C99"), HttpStatusCode.NotFound);
    }
}
