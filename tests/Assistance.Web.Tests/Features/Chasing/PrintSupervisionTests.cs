using System.Net;
using Assistance.Domain.Common;
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

    [Fact]
    public async Task A_notice_stays_as_it_was_issued_whatever_becomes_of_the_record()
    {
        var promise = await App.Make("2026-10-30");
        await App.SendAsSystem(new Sweep(Clock.Today));
        Assert.True(await App.SendAsSystem(new KeepNotices()) > 0);
        Assert.Equal(0, await App.SendAsSystem(new KeepNotices()));
        var (number, kept) = await App.InDatabase(async db => (
            await db.SupervisionNotices.Where(row => row.CaseId == promise.CaseId).Select(row => row.Number).SingleAsync(), await db.IssuedDocuments.SingleAsync(row => row.CaseId == promise.CaseId)));
        Assert.Equal((number, 1, false), (kept.Number, kept.Version, kept.IsInternal));
        var member = await SignIn(Cast.Member);
        var (address, before) = (ChasingLinks.PrintSupervision(number), await WordText.Get(member, ChasingLinks.PrintSupervision(number) + "?format=word"));
        Assert.Equal(kept.Word.Sha256, Hash(before.Bytes));

        await App.InDatabase(db => db.Enterprises.Where(row => row.Uscc == Cast.Enterprise).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "Renamed Works Ltd")));
        try
        {
            (await member.Get(address)).Shows("First Works Ltd", "kept as it is since 20 Nov 2026", kept.Word.Sha256).Hides("Renamed Works Ltd");
            Assert.Equal(kept.Word.Sha256, Hash((await WordText.Get(member, address + "?format=word")).Bytes));
            (await member.Get(address + "?language=zh-CN")).Shows("督办单", "what was issued is the document in the other language", "Renamed Works Ltd");
        }
        finally
        {
            await App.InDatabase(db => db.Enterprises.Where(row => row.Uscc == Cast.Enterprise).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "First Works Ltd")));
        }
    }

    [Fact]
    public async Task The_kept_notice_to_the_regulators_own_people_is_not_among_what_the_enterprise_sees()
    {
        var promise = await App.Make("2026-10-28", side: Side.Regulator);
        await App.SendAsSystem(new Sweep(Clock.Today));
        await App.SendAsSystem(new KeepNotices());
        var kept = await App.InDatabase(db => db.IssuedDocuments.SingleAsync(row => row.CaseId == promise.CaseId));
        Assert.True(kept.IsInternal);
        var reference = await App.InDatabase(db => db.Cases.Where(row => row.CaseId == promise.CaseId).Select(row => row.Reference).SingleAsync());

        (await (await SignIn(Cast.Caseworker)).Get($"/cases/{reference}/files")).Shows(kept.Number + ".docx");
        var lead = await SignIn(Cast.Lead);
        (await lead.Get($"/cases/{reference}/files")).Hides(kept.Number);
        await lead.Get($"/files/{kept.Word.FileId.Value}", HttpStatusCode.NotFound);
        await lead.Get(ChasingLinks.PrintSupervision(kept.Number), HttpStatusCode.NotFound);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
