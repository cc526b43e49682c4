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
}
