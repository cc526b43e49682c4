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

public class TerminateAgreementTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_manager_ends_an_agreement_early_with_a_reason()
    {
        var reference = await App.SignedCase();
        var form = await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Terminate(reference));

        (await form.Submit("main form", ("Reason", ""))).Refuses("Reason");
        (await form.Submit("main form", ("Reason", "The works were sold"))).At(AgreementsLinks.Details(reference)).Shows("Terminated", "The works were sold");

        Assert.False(await App.InDatabase(db => db.Deadlines.AnyAsync(one => one.Kind == DeadlineKind.AgreementEnd && one.ClosedOn == null && one.Number == reference)));
    }

    [Fact]
    public async Task Only_a_manager_in_charge_terminates_and_only_what_is_in_force()
    {
        var reference = await App.SignedCase();
        await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Terminate(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Lead)).Get(AgreementsLinks.Terminate(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignManager)).Get(AgreementsLinks.Terminate(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Terminate(await App.SentCase()), HttpStatusCode.NotFound);
    }
}
