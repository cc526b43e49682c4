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

public class ViewAgreementTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_agreement_is_shown_to_both_sides_with_what_can_be_done()
    {
        var reference = await App.SentCase();
        foreach (var person in new[] { Cast.Caseworker, Cast.Manager, Cast.Lead, Cast.Reader, Cast.Auditor })
        {
            var page = await (await SignIn(person)).Get(AgreementsLinks.Details(reference));
            page.Shows("Out for signature", "Visit once a quarter", "Train the welders", "Waits for the signature of: Regulator, Enterprise");
            Assert.Equal(person is Cast.Manager or Cast.Lead, page.Find($"a[href=\"{AgreementsLinks.Sign(reference)}\"]") is not null);
            Assert.Equal(person is Cast.Manager, page.Find($"a[href=\"{AgreementsLinks.TakeBack(reference)}\"]") is not null);
        }
    }

    [Fact]
    public async Task Without_an_agreement_the_page_says_what_to_do()
    {
        var reference = await App.OpenCase();

        (await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Details(reference))).Shows("No agreement yet", "Draft the agreement");
    }

    [Fact]
    public async Task A_foreign_or_missing_case_shows_nothing()
    {
        var reference = await App.SentCase();
        foreach (var stranger in new[] { Cast.OtherLead, Cast.ForeignCaseworker, Cast.ForeignManager, Cast.Expert, Cast.Administrator })
        {
            await (await SignIn(stranger)).Get(AgreementsLinks.Details(reference), HttpStatusCode.NotFound);
            await (await SignIn(stranger)).Get(AgreementsLinks.Document(reference, reference), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Details("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }
}
