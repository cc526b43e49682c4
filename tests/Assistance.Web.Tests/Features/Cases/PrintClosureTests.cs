using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Documents;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class PrintClosureTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_closed_case_has_its_certificate_and_an_open_one_has_none()
    {
        var reference = await App.OpenCase("Weld pass rate");
        var address = CasesLinks.Certificate(reference);
        await (await SignIn(Cast.Caseworker)).Get(address, HttpStatusCode.NotFound);
        await App.SendAs(Cast.Manager, new CloseCase(reference, CaseResult.ClosedNotEffective, "Ask for figures first"));

        var browser = await SignIn(Cast.Lead);
        (await browser.Get(address)).Shows("Closure certificate", "Weld pass rate", "Not effective", "Ask for figures first", "20 Nov 2026");
        (await WordText.Get(browser, address + "?format=word&language=zh-CN")).Holds("办结证明", "2026年11月20日办结", "帮扶未见成效");
        await (await SignIn(Cast.OtherLead)).Get(address, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_certificate_stays_as_it_was_when_the_case_was_closed_and_a_second_closing_makes_a_second_version()
    {
        var reference = await App.OpenCase("Weld pass rate");
        var address = CasesLinks.Certificate(reference);
        await App.SendAs(Cast.Manager, new CloseCase(reference, CaseResult.ClosedNotEffective, "Ask for figures first"));
        await App.SendAs(Cast.Lead, new RateCase(reference, 4, "Thank you"));
        var first = Assert.Single(await Kept());
        Assert.Equal(($"{reference}-CLOSED", 1, false), (first.Number, first.Version, first.IsInternal));

        var lead = await SignIn(Cast.Lead);
        (await lead.Get(address)).Shows("The enterprise has not rated the case yet", "Version 1, kept as it is since 20 Nov 2026", first.Word.Sha256);
        Assert.Equal(first.Word.Sha256, Hash((await WordText.Get(lead, address + "?format=word")).Bytes));

        await App.SendAs(Cast.Manager, new ReopenCase(reference, "A new complaint"));
        await lead.Get(address, HttpStatusCode.NotFound);
        await App.SendAs(Cast.Manager, new CloseCase(reference, CaseResult.ClosedNotEffective, "Ask twice"));
        Assert.Equal([1, 2], (await Kept()).Select(one => one.Version).Order());
        (await lead.Get(address)).Shows("Ask twice", "Version 2").Hides("Ask for figures first");

        async Task<List<IssuedDocument>> Kept() => await App.InDatabase(db => db.IssuedDocuments.Where(one => db.Cases.Any(found => found.CaseId == one.CaseId && found.Reference == reference)).ToListAsync());
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
