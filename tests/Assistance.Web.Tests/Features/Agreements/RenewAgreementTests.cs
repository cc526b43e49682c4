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

public class RenewAgreementTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_renewal_follows_when_its_predecessor_has_run_out()
    {
        var reference = await App.SignedCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Renew(reference));
        var draft = await form.Submit("main form");
        draft.At(AgreementsLinks.Draft(reference));
        Assert.Equal("2027-11-20", draft.The("[name=\"Form.Start\"]").GetAttribute("value"));
        await App.SendDraft(reference);
        await App.SignAll(reference);
        Assert.Equal(["InForce", "InForce"], await States(reference));

        Assert.Equal(1, await App.SendAsSystem(new ExpireAgreements(), new DateOnly(2027, 11, 20)));

        Assert.Equal(["Completed", "InForce"], await States(reference));
        Assert.Equal(0, await App.SendAsSystem(new ExpireAgreements(), new DateOnly(2027, 11, 20)));
    }

    [Fact]
    public async Task What_has_run_out_without_a_renewal_expires_and_can_be_renewed_then()
    {
        var reference = await App.SignedCase();
        await App.SendAsSystem(new ExpireAgreements(), new DateOnly(2027, 11, 20));
        Assert.Equal(["Expired"], await States(reference));
        Clock.Set("2027-12-01");

        var form = await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Renew(reference));

        Assert.Equal("2027-12-01", (await form.Submit("main form")).The("[name=\"Form.Start\"]").GetAttribute("value"));
    }

    [Fact]
    public async Task Only_the_regulator_in_charge_renews()
    {
        var reference = await App.SignedCase();
        await (await SignIn(Cast.Lead)).Get(AgreementsLinks.Renew(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignManager)).Get(AgreementsLinks.Renew(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Renew("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }

    private Task<string[]> States(string reference) => App.InDatabase(async db => (await db.Agreements
        .Where(one => db.Cases.Any(found => found.CaseId == one.CaseId && found.Reference == reference)).ToListAsync())
        .OrderBy(one => one.Id.Value).Select(one => one.State.ToString()).ToArray());
}
