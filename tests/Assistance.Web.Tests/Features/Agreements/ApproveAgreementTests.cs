using System.Net;
using Assistance.Domain.Agreements;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Tests.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Agreements;

public class ApproveAgreementTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_manager_approves_what_was_shown()
    {
        var reference = await App.DraftedCase();
        var form = await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Approve(reference));

        (await form.Submit("main form")).At(AgreementsLinks.Details(reference)).Shows("The draft is approved", Cast.Manager);
    }

    [Fact]
    public async Task A_draft_that_changed_meanwhile_is_not_approved_unseen()
    {
        var reference = await App.DraftedCase();
        var form = await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Approve(reference));
        var changed = await App.Form();
        changed.EnterpriseObligations[0] = "Tell the whole truth";
        await App.SendAs(Cast.Caseworker, new DraftAgreement(reference, changed, (await App.Newest(reference)).RowVersion));

        (await form.Submit("main form")).Expect(HttpStatusCode.Conflict);

        Assert.Null((await App.Newest(reference)).ApprovedBy);
    }

    [Fact]
    public async Task Only_a_manager_in_charge_approves_and_only_a_draft()
    {
        var reference = await App.DraftedCase();
        foreach (var other in new[] { Cast.Caseworker, Cast.Lead, Cast.ForeignManager })
        {
            await (await SignIn(other)).Get(AgreementsLinks.Approve(reference), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Approve(await App.OpenCase()), HttpStatusCode.NotFound);
    }
}
