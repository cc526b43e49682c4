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

public class AmendAgreementTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task An_amendment_takes_the_place_of_its_predecessor_once_both_have_signed()
    {
        var reference = await App.SignedCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Amend(reference));

        var draft = await form.Submit("main form");
        draft.At(AgreementsLinks.Draft(reference));
        await draft.Submit("form button.btn-primary", ("Form.RegulatorObligations[0]", "Visit every month"));
        await App.SendDraft(reference);
        await App.SignAll(reference);

        var page = await (await SignIn(Cast.Lead)).Get(AgreementsLinks.Details(reference));
        page.Shows(reference + "-A1", "Visit every month", "Completed");
        Assert.Equal(2, await App.InDatabase(db => db.Commitments.CountAsync(one => db.Cases.Any(found => found.CaseId == one.CaseId && found.Reference == reference))));
    }

    [Fact]
    public async Task One_draft_at_a_time()
    {
        var reference = await App.SignedCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Amend(reference));
        await form.Submit("main form");

        (await form.Submit("main form")).Expect(HttpStatusCode.BadRequest).Shows("Finish that one first");
    }

    [Fact]
    public async Task Only_the_regulator_in_charge_amends_and_only_what_is_in_force()
    {
        var reference = await App.SignedCase();
        await (await SignIn(Cast.Lead)).Get(AgreementsLinks.Amend(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignCaseworker)).Get(AgreementsLinks.Amend(reference), HttpStatusCode.NotFound);
        var form = await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Amend(await App.OpenCase()));
        (await form.Submit("main form")).Expect(HttpStatusCode.NotFound);
    }
}
