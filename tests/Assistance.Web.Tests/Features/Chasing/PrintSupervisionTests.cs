using System.Net;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Documents;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Chasing;

public class PrintSupervisionTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_notice_is_printed_and_saved_in_either_language_by_those_who_read_it()
    {
        var promise = await App.Make("2026-10-30");
        await App.SendAsSystem(new Sweep(Clock.Today));
        var number = await App.InDatabase(db => db.SupervisionNotices.Where(row => row.CaseId == promise.CaseId).Select(row => row.Number).SingleAsync());
        var address = ChasingLinks.PrintSupervision(number);

        (await (await SignIn(Cast.Member)).Get(address)).Shows("Supervision notice", number, "15 working days overdue");
        (await WordText.Get(await SignIn(Cast.Manager), address + "?format=word&language=zh-CN")).Holds("督办单", number, "已逾期 15 个工作日");
        await (await SignIn(Cast.OtherLead)).Get(address + "?format=word", HttpStatusCode.NotFound);
    }
}
