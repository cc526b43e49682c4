using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class CommitmentDetailsTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task It_tells_who_promised_what_by_when_and_how_the_date_came_about()
    {
        var made = await Case();

        var page = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Details(made.Reference, "C1"));

        page.Shows("Qualify two welders", Cast.Member, Cast.Caseworker, "How this date came about", "Agreed on 8 Sep", "15 Dec 2026", "Nobody has been chased yet", "8 Dec");
        Assert.Contains("due 15 Dec", page.The("svg.pl").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_sees_only_what_they_may_do_now()
    {
        var made = await Case();
        var url = CommitmentsLinks.Details(made.Reference, "C1");

        Assert.Equal(["Confirm as done", "Report progress", "Ask for more time"], await Buttons(Cast.Member));
        Assert.Equal(["Ask for more time"], await Buttons(Cast.Lead));
        Assert.Equal(["Reassign", "Withdraw"], await Buttons(Cast.Manager));
        Assert.Empty(await Buttons(Cast.Caseworker));
        Assert.Empty(await Buttons(Cast.Reader));
        Assert.Empty(await Buttons(Cast.Auditor));

        async Task<string[]> Buttons(string person) => [.. (await (await SignIn(person)).Get(url)).All(".head .acts a").Select(link => WebPage.Flat(link.TextContent))];
    }

    [Fact]
    public async Task The_verification_form_stands_beside_the_evidence_for_the_one_who_verifies()
    {
        var made = await Case();
        await Confirmed(made, "C1");

        var page = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Details(made.Reference, "C1"));
        var done = await page.Submit("#verify form", ("Methods", "OnSite"), ("Verdict", "Effective"), ("Note", "Both certificates seen"));

        done.At(CommitmentsLinks.Details(made.Reference, "C1")).Shows("Verified as effective", "Both certificates seen");
        Assert.Null((await (await SignIn(Cast.Lead)).Get(CommitmentsLinks.Details(made.Reference, "C1"))).Find("#verify"));
    }

    [Fact]
    public async Task The_history_and_what_follows_are_told_in_both_languages()
    {
        var made = await Case();
        await Confirmed(made, "C1");

        var browser = await SignIn(Cast.Caseworker);
        (await browser.Get(CommitmentsLinks.Details(made.Reference, "C1"))).Shows("Confirmed as done", "Verification: R5 reminder", "within 10 working days");
        (await browser.Speaking("zh-CN").Get(CommitmentsLinks.Details(made.Reference, "C1"))).Shows("确认完成", "接下来会自动发生", "验证：R5 提醒");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await Case();

        await NotFoundForOthers(CommitmentsLinks.Details(made.Reference, "C1"));
        await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Details(made.Reference, "C99"), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Administrator)).Get(CommitmentsLinks.Details(made.Reference, "C1"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_somebody_typed_is_shown_as_text()
    {
        var made = await Case();
        await App.SendAs(Cast.Member, new ReportProgress(made.Reference, "C1", 40, "<b id=planted>x</b>"));

        var page = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Details(made.Reference, "C1"));

        Assert.Null(page.Find("#planted"));
    }
}
