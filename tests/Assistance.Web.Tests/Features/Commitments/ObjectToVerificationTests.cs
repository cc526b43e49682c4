using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class ObjectToVerificationTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task The_enterprise_objects_and_the_manager_is_told()
    {
        var made = await Verified();
        var form = await (await SignIn(Cast.Lead)).Get(CommitmentsLinks.RaiseObjection(made.Reference, "C2"));

        (await form.Submit("main form", ("Text", ""))).Expect(HttpStatusCode.BadRequest).Shows("Give the reason");
        (await form.Submit("main form", ("Text", "Nobody came"))).Shows("Your objection is recorded", "Nobody came");
        var manager = (await App.PersonNamed(Cast.Manager)).Id;
        Assert.True(await App.InDatabase(db => Task.FromResult(db.Notices.Any(notice => notice.RecipientId == manager && notice.Kind == "commitment.objected"))));
    }

    [Fact]
    public async Task Only_its_lead_contact_and_only_what_the_regulator_did()
    {
        var made = await Verified();

        (await (await SignIn(Cast.Member)).Try(CommitmentsLinks.RaiseObjection(made.Reference, "C2"))).Expect(HttpStatusCode.BadRequest).Shows("raised by the enterprise's lead contact");
        (await (await SignIn(Cast.Lead)).Try(CommitmentsLinks.RaiseObjection(made.Reference, "C1"))).Expect(HttpStatusCode.BadRequest).Shows("Only a verified commitment");
        await (await SignIn(Cast.Manager)).Get(CommitmentsLinks.RaiseObjection(made.Reference, "C2"), HttpStatusCode.NotFound);
        await (await SignIn(Cast.OtherLead)).Get(CommitmentsLinks.RaiseObjection(made.Reference, "C2"), HttpStatusCode.NotFound);
    }

    private async Task<SampleCase> Verified()
    {
        var made = await Case();
        await Confirmed(made, "C2");
        await App.SendAs(Cast.Manager, new VerifyCommitment(made.Reference, "C2", VerificationResult.Effective, [VerificationMethod.Document], null));
        return made;
    }
}
