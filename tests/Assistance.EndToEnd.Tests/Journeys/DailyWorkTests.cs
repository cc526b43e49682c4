using System.Net;
using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Features.Cases;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Features.Today;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Assistance.EndToEnd.Tests.Journeys;

/// <summary>What each role does on an ordinary day, on a case in full work.</summary>
public class DailyWorkTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_member_reports_and_confirms_and_the_caseworker_verifies_from_the_day_s_list(string language)
    {
        var sample = await SampleCase.EnterAsync(App);
        var page = CommitmentsLinks.Details(sample.Reference, "C1");
        await using var member = await Visit(Cast.Member, language, width: 390);
        await member.Open(TodayLinks.Page);
        await member.Page.Locator($"main a.main[href='{page}']").ClickAsync();
        await member.Go("commitments.commitment-verb.report-progress");
        await member.Set("Percent", "50");
        await member.Send("commitments.progress.do", "commitments.progress.done", 50);
        await member.Go("commitments.commitment-verb.confirm");
        await member.Set("Note", "Both passed");
        await member.Press(member.T["commitments.confirm.do"]);
        await member.Page.Locator("main [role=status]").WaitForAsync();

        await using var caseworker = await Visit(Cast.Caseworker, language);
        await caseworker.Open(TodayLinks.Page);
        await caseworker.Page.Locator($"#to-verify a.main[href='{page}']").ClickAsync();
        await caseworker.Set("Methods", "OnSite");
        await caseworker.Set("Verdict", nameof(Verdict.Effective));
        await caseworker.Set("Note", "Seen on site");
        await caseworker.Send("commitments.verify.do", "commitments.verify.done");
        await caseworker.Open(TodayLinks.Page);
        await Assertions.Expect(caseworker.Page.Locator($"#to-verify a[href='{page}']")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task An_expert_sees_nothing_of_the_file_before_the_declaration(string language)
    {
        const string title = "Seam pass rate only 89.4%";
        var sample = await SampleCase.EnterAsync(App);
        await using var expert = await Visit(Cast.Expert, language);

        await expert.Open(ConsultationsLinks.Details(sample.Reference, "H1"));
        await Assertions.Expect(expert.Page).ToHaveURLAsync(App.Address + ConsultationsLinks.Declare(sample.Reference, "H1"));
        Assert.DoesNotContain(title, await expert.Page.ContentAsync(), StringComparison.Ordinal);
        await expert.Set("Conflict", "false");
        await expert.Send("consultations.declare.do", "consultations.declare.done-none");

        await expert.Open(ConsultationsLinks.Details(sample.Reference, "H1"));
        await expert.Sees(title);
    }

    [Fact]
    public async Task An_auditor_reads_and_finds_nothing_to_press()
    {
        var sample = await SampleCase.EnterAsync(App);
        await using var auditor = await Visit(Cast.Auditor, "en");
        string[] pages =
        [
            CasesLinks.Details(sample.Reference), CasesLinks.Tab(sample.Reference, "outcome"), CommitmentsLinks.Details(sample.Reference, "C1"),
            CommitmentsLinks.Details(sample.Reference, "C2"), ConsultationsLinks.Details(sample.Reference, "H1"),
        ];
        foreach (var page in pages)
        {
            await auditor.Open(page);
            await Assertions.Expect(auditor.Page.Locator("main h1").First).ToBeVisibleAsync();
            Assert.Equal(0, await auditor.Page.Locator("main form[method=post], main a.btn-primary").CountAsync());
        }
    }

    [Fact]
    public async Task An_administrator_comes_to_no_case()
    {
        var sample = await SampleCase.EnterAsync(App);
        await using var administrator = await Visit(Cast.Administrator, "en");
        foreach (var page in new[] { CasesLinks.List, CasesLinks.Details(sample.Reference), CommitmentsLinks.List, CommitmentsLinks.Details(sample.Reference, "C1"), TodayLinks.Page })
        {
            var answer = await administrator.Page.GotoAsync(page);
            Assert.True((HttpStatusCode)answer!.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{page} answered {answer.Status}.");
            Assert.DoesNotContain("Welding seams", await administrator.Page.ContentAsync(), StringComparison.Ordinal);
        }
    }
}
