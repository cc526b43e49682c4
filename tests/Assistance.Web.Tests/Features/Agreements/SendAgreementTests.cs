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

public class SendAgreementTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task An_approved_draft_is_laid_before_both_sides_for_ten_working_days()
    {
        var reference = await App.DraftedCase();
        await App.SendAs(Cast.Manager, new ApproveAgreement(reference, (await App.Newest(reference)).RowVersion));
        var form = await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Send(reference));

        (await form.Submit("main form")).At(AgreementsLinks.Details(reference)).Shows("Both sides are asked to sign by 4 Dec");

        var owed = await App.InDatabase(db => db.Deadlines.Where(one => one.Kind == DeadlineKind.SignatureDue && one.ClosedOn == null && one.Number == reference).ToListAsync());
        Assert.Equal([Cast.Lead, Cast.Manager], owed.Select(one => one.ResponsibleName).Order());
    }

    [Fact]
    public async Task What_is_not_approved_is_not_sent()
    {
        var reference = await App.DraftedCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Send(reference));

        (await form.Submit("main form")).Expect(HttpStatusCode.BadRequest).Shows("not approved");
    }

    [Fact]
    public async Task Nobody_but_the_regulator_in_charge_sends()
    {
        var reference = await App.DraftedCase();
        await (await SignIn(Cast.Lead)).Get(AgreementsLinks.Send(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignCaseworker)).Get(AgreementsLinks.Send(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Send(await App.OpenCase()), HttpStatusCode.NotFound);
    }
}
