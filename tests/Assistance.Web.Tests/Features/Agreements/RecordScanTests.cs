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

public class RecordScanTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_countersigned_scan_brings_the_agreement_into_force()
    {
        var reference = await App.SentCase();
        var form = await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Scan(reference));

        var page = await form.Submit("main form", ("Scan", Upload.Photo("signed.png")), ("SignedOn", new DateOnly(2026, 11, 19)));

        page.At(AgreementsLinks.Details(reference)).Shows("Recorded; the agreement is in force", "Open the scan", "19 Nov 2026");
        Assert.Equal(2, await App.InDatabase(db => db.Commitments.CountAsync(one => db.Cases.Any(found => found.CaseId == one.CaseId && found.Reference == reference))));
    }

    [Fact]
    public async Task The_scan_and_its_day_are_needed()
    {
        var reference = await App.SentCase();
        var form = await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Scan(reference));

        (await form.Submit("main form")).Refuses("SignedOn").Refuses("Scan");
        (await form.Submit("main form", ("Scan", Upload.Photo()), ("SignedOn", new DateOnly(2026, 11, 21)))).Refuses("SignedOn");
    }

    [Fact]
    public async Task Only_a_manager_in_charge_records_a_scan()
    {
        var reference = await App.SentCase();
        await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Scan(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Lead)).Get(AgreementsLinks.Scan(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Scan(await App.DraftedCase()), HttpStatusCode.NotFound);
    }
}
