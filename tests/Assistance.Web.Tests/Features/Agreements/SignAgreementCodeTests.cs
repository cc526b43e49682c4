using System.Net;
using Assistance.Domain.Agreements;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Tests.Features.Account;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Agreements;

/// <summary>Signing by somebody who has an authenticator app.</summary>
public class SignAgreementCodeTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_code_is_given_with_the_password_and_it_is_kept_and_certified_that_it_was()
    {
        await TurnOn(Cast.Manager);
        var reference = await App.SentCase();
        var form = await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Sign(reference));
        form.Shows("authenticator app");

        (await form.Submit("main form", ("Consent", true), ("Password", Cast.Password), ("Code", await App.CodeOf(Cast.Manager)))).At(AgreementsLinks.Details(reference)).Shows("password and code");
        var hash = (await App.Newest(reference)).Document!.Sha256;
        await App.SendAs(Cast.Lead, new SignAgreement(reference, hash, "I agree", true, Cast.Password, ""));

        Assert.Equal([SigningProof.PasswordAndCode, SigningProof.Password], (await App.Newest(reference)).Signatures.Select(one => one.Proof!.Value));
        var certificate = (await App.SendAs(Cast.Manager, new ShowCertificate(reference, reference))).Check;
        Assert.True(certificate.IsWhole);
        Assert.Matches("regulator .* \\| password \\+ code\nsignature: enterprise .* \\| password\n$", certificate.Certificate);
    }

    [Fact]
    public async Task Without_a_code_or_with_a_wrong_one_nothing_is_signed_and_what_was_ticked_stays()
    {
        await TurnOn(Cast.CityManager);
        var reference = await App.SentCase();
        var form = await (await SignIn(Cast.CityManager)).Get(AgreementsLinks.Sign(reference));

        (await form.Submit("main form", ("Consent", true), ("Password", Cast.Password))).Refuses("Code", "Enter the code");
        var refused = (await form.Submit("main form", ("Consent", true), ("Password", Cast.Password), ("Code", "000000"))).Refuses("Code", "wrong");

        Assert.True(refused.The("input[type=checkbox][name=Consent]").HasAttribute("checked"));
        Assert.Empty((await App.Newest(reference)).Signatures);
    }

    [Fact]
    public async Task A_code_signs_once_and_a_wrong_password_does_not_use_it_up()
    {
        await TurnOn(Cast.OtherManager);
        var (first, second) = (await App.SentCase(), await App.SentCase());
        var browser = await SignIn(Cast.OtherManager);
        var form = await browser.Get(AgreementsLinks.Sign(first));
        var code = await App.CodeOf(Cast.OtherManager);

        (await form.Submit("main form", ("Consent", true), ("Password", "not this"), ("Code", code))).Refuses("Password", "wrong");
        (await form.Submit("main form", ("Consent", true), ("Password", Cast.Password), ("Code", code))).Expect(HttpStatusCode.OK);
        (await (await browser.Get(AgreementsLinks.Sign(second))).Submit("main form", ("Consent", true), ("Password", Cast.Password), ("Code", code))).Refuses("Code", "used");

        Assert.Single((await App.Newest(first)).Signatures);
        Assert.Empty((await App.Newest(second)).Signatures);
    }

    private async Task TurnOn(string person)
    {
        var page = await (await SignIn(person)).Get("/account/authenticator");
        (await page.Submit("form.card", ("Code", await App.CodeOf(person)), ("Password", Cast.Password))).Expect(HttpStatusCode.OK);
    }
}
