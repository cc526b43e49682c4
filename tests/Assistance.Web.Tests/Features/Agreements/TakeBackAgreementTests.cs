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

public class TakeBackAgreementTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task What_was_sent_becomes_a_draft_again_and_signatures_fall_away()
    {
        var reference = await App.SentCase();
        await App.SendAs(Cast.Lead, new SignAgreement(reference, (await App.Newest(reference)).Document!.Sha256, "I agree", true, Cast.Password, ""));
        var form = await (await SignIn(Cast.Manager)).Get(AgreementsLinks.TakeBack(reference));

        (await form.Submit("main form", ("Reason", ""))).Refuses("Reason");
        (await form.Submit("main form", ("Reason", "A date is wrong"))).At(AgreementsLinks.Details(reference)).Shows("It is a draft again");

        var agreement = await App.Newest(reference);
        Assert.Equal((AgreementState.Draft, 0, null), (agreement.State, agreement.Signatures.Count, agreement.Document));
    }

    [Fact]
    public async Task Only_a_manager_in_charge_takes_back()
    {
        var reference = await App.SentCase();
        await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.TakeBack(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignManager)).Get(AgreementsLinks.TakeBack(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(AgreementsLinks.TakeBack(await App.DraftedCase()), HttpStatusCode.NotFound);
    }
}
