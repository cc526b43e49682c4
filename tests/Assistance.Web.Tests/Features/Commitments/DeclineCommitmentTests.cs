using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class DeclineCommitmentTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task The_other_side_declines_with_a_reason()
    {
        var made = await Case();
        var number = await Proposed(made);
        var form = await (await SignIn(Cast.Lead)).Get(CommitmentsLinks.Decline(made.Reference, number));

        (await form.Submit("main form", ("Reason", " "))).Expect(HttpStatusCode.BadRequest).Shows("Give the reason");
        (await form.Submit("main form", ("Reason", "No welder is free"))).Shows("Declined", "No welder is free");
        Assert.Equal(CommitmentState.Declined, (await Saved(made, number)).State);
    }

    [Fact]
    public async Task Only_the_other_side_can_and_only_before_it_agreed()
    {
        var made = await Case();

        (await (await SignIn(Cast.Caseworker)).Try(CommitmentsLinks.Decline(made.Reference, await Proposed(made)))).Expect(HttpStatusCode.BadRequest);
        (await (await SignIn(Cast.Lead)).Try(CommitmentsLinks.Decline(made.Reference, "C1"))).Expect(HttpStatusCode.BadRequest).Shows("It is in progress");
        await NotFoundForOthers(CommitmentsLinks.Decline(made.Reference, "C1"));
    }
}
