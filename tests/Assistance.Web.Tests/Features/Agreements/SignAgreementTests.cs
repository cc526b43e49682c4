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

public class SignAgreementTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task When_both_sides_have_signed_commitments_are_agreed_and_deadlines_run()
    {
        var reference = await App.SentCase();

        var first = await Sign(reference, Cast.Lead);
        first.Shows("Signed. It is in force once the other side has signed too");
        var second = await Sign(reference, Cast.Manager);

        second.At(AgreementsLinks.Details(reference)).Shows("in force and its commitments run", Cast.Lead, Cast.Manager);
        await App.InDatabase(async db =>
        {
            var found = await db.Cases.SingleAsync(one => one.Reference == reference);
            var promised = await db.Commitments.Where(one => one.CaseId == found.CaseId).OrderBy(one => one.Number).ToListAsync();
            Assert.Equal([("C1", Side.Regulator, Cast.Caseworker, Cast.Lead), ("C2", Side.Enterprise, Cast.Lead, Cast.Caseworker)],
                promised.Select(one => (one.Number, one.Side, one.OwnerName, one.VerifierName)));
            Assert.All(promised, one => Assert.Equal(CommitmentState.Agreed, one.State));
            var open = await db.Deadlines.Where(one => one.CaseId == found.CaseId && one.ClosedOn == null).ToListAsync();
            Assert.Equal(
                [DeadlineKind.CommitmentDue, DeadlineKind.CommitmentDue, DeadlineKind.VisitDue, DeadlineKind.AgreementEnd],
                open.Select(one => one.Kind).Order());
            Assert.Equal(new DateOnly(2026, 12, 4), open.Single(one => one.Kind == DeadlineKind.VisitDue).Due);
            return 0;
        });
    }

    [Fact]
    public async Task A_wrong_password_signs_nothing_and_counts_towards_the_lock_out()
    {
        var reference = await App.SentCase();
        var form = await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Sign(reference));

        for (var times = 0; times < 5; times++)
        {
            (await form.Submit("main form", ("Consent", true), ("Password", "not this"))).Refuses("Password", "wrong");
        }

        (await form.Submit("main form", ("Consent", true), ("Password", Cast.Password))).Expect(HttpStatusCode.BadRequest);
        Assert.Empty((await App.Newest(reference)).Signatures);
        Clock.Advance(TimeSpan.FromMinutes(16));
        await Sign(reference, Cast.Manager);
    }

    [Fact]
    public async Task The_consent_and_its_hash_are_shown_and_kept_with_the_signature()
    {
        var reference = await App.SentCase();
        var form = await (await SignIn(Cast.Lead)).Get(AgreementsLinks.Sign(reference));
        var consent = form.The(".note .hash").TextContent;
        form.Shows(SignAgreement.HashOf(consent)).Hides("authenticator app");
        await form.Submit("main form", ("Consent", true), ("Password", Cast.Password));

        var signature = Assert.Single((await App.Newest(reference)).Signatures);
        Assert.Equal((SignAgreement.HashOf(consent), SigningProof.Password), (signature.ConsentSha256, signature.Proof));
        var kept = await App.InDatabase(db => db.StoredFiles.SingleAsync(file => file.Name == reference + ".consent-enterprise.txt"));
        Assert.Equal(signature.ConsentSha256, kept.Sha256);
    }

    [Fact]
    public async Task Without_consent_nothing_is_signed()
    {
        var reference = await App.SentCase();
        var form = await (await SignIn(Cast.Lead)).Get(AgreementsLinks.Sign(reference));

        (await form.Submit("main form", ("Password", Cast.Password))).Refuses("Consent");
    }

    [Fact]
    public async Task Caseworkers_and_members_do_not_sign()
    {
        var reference = await App.SentCase();
        foreach (var person in new[] { Cast.Caseworker, Cast.Member })
        {
            var form = await (await SignIn(person)).Get(AgreementsLinks.Sign(reference));
            (await form.Submit("main form", ("Consent", true), ("Password", Cast.Password))).Expect(HttpStatusCode.BadRequest);
        }

        Assert.Empty((await App.Newest(reference)).Signatures);
    }

    [Fact]
    public async Task Another_text_than_the_one_shown_is_not_signed()
    {
        var reference = await App.SentCase();
        var browser = await SignIn(Cast.Lead);
        await browser.Get(AgreementsLinks.Sign(reference));

        var page = await browser.Post(AgreementsLinks.Sign(reference), ("Sha256", new string('0', 64)), ("Consent", "true"), ("Password", Cast.Password));

        page.Expect(HttpStatusCode.BadRequest).Shows("not the one that is laid out now");
    }

    [Fact]
    public async Task What_is_foreign_or_not_out_for_signature_is_not_found()
    {
        var reference = await App.SentCase();
        await (await SignIn(Cast.OtherLead)).Get(AgreementsLinks.Sign(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignManager)).Get(AgreementsLinks.Sign(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Sign(await App.DraftedCase()), HttpStatusCode.NotFound);
    }

    private async Task<WebPage> Sign(string reference, string person)
    {
        var form = await (await SignIn(person)).Get(AgreementsLinks.Sign(reference));
        return await form.Submit("main form", ("Consent", true), ("Password", Cast.Password));
    }
}
