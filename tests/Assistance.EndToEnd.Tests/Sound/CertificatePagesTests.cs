using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Features.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Assistance.EndToEnd.Tests.Sound;

/// <summary>The certificate of an agreement, the page where whoever has it has it checked, and that of the evidence bundle, in a wide and in a narrow window.</summary>
public sealed class CertificatePagesTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_certificate_and_its_check_are_sound(string language)
    {
        await using var app = await DemoApp.Start(language);
        var manager = app.Readers[1];
        var division = (await app.InDatabase(db => db.People.FirstAsync(person => person.Name == manager))).DivisionCode;
        var number = (await app.InDatabase(db => db.Agreements.FirstAsync(one => one.DivisionCode == division))).Number;
        var hash = (await app.SendAsSystem(new ShowCertificate(number, number))).Check.CertificateSha256;
        await using var reader = await app.Visit(manager, language);
        await using var anybody = await app.Visit(null, language);

        Assert.Equal("", string.Join("\n", await reader.FaultsOf(AgreementsLinks.Certificate(number, number))));
        Assert.Equal("", string.Join("\n", await reader.FaultsOf(AgreementsLinks.Details(number))));
        Assert.Equal("", string.Join("\n", await reader.FaultsOf(AgreementsLinks.Document(number, number))));
        Assert.Equal("", string.Join("\n", await reader.FaultsOf(EvidenceLinks.Bundle(number))));
        Assert.Equal("", string.Join("\n", await anybody.FaultsOf(AgreementsLinks.Verify(hash))));
    }
}
