using System.Text.RegularExpressions;
using Assistance.Tests.Shared;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Xunit.Abstractions;

namespace Assistance.Web.Tests.Killing;

/// <summary>Two nodes as docs/operations.md sets them up: two processes, one PostgreSQL, one data folder.</summary>
[Collection(Kill.Name), Trait("Suite", "nodes")]
public partial class TwoNodesTests(ITestOutputHelper output)
{
    [PostgresFact]
    public async Task Two_nodes_that_start_at_once_on_nothing_make_one_installation()
    {
        using var installation = Installation.Empty();
        using var post = new MailServer();
        using var first = ProductProcess.Begin(installation, Kill.Settings(post));
        using var second = ProductProcess.Begin(installation, Kill.Settings(post));
        await Task.WhenAll(first.Answers(), second.Answers());

        // the link that was printed last opens at both: they share the database and the keys
        var links = Link().Matches(first.Said + second.Said).Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(links);
        var pages = links.Select(async link => (await first.Browse().Try(link)).Find("form.card") is not null && (await second.Browse().Try(link)).Find("form.card") is not null);
        Assert.Contains(true, await Task.WhenAll(pages));

        // a form of one is taken by the other
        var cookies = new System.Net.CookieContainer();
        var form = await first.Browse(cookies).Get("/account/sign-in");
        var other = second.Browse(cookies);
        await other.Get("/account/sign-in");
        var token = form.The("form.card input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("UserName", "nobody"), new("Password", "nothing at all"), new("__RequestVerificationToken", token)]);
        using var answer = await other.Client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), content);
        Assert.DoesNotContain("expired", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [PostgresFact]
    public async Task A_session_of_one_node_acts_at_the_other_and_its_files_are_there()
    {
        using var installation = Installation.Fresh();
        using var post = new MailServer();
        await using var app = new AssistanceApp(installation) { Keep = true };
        var promise = await app.Make("2027-03-01");
        using var first = ProductProcess.Begin(installation, Kill.Settings(post));
        using var second = ProductProcess.Begin(installation, [.. Kill.Settings(post), new("Jobs:Enabled", "false")]);
        await Task.WhenAll(first.Answers(), second.Answers());

        var here = await first.SignIn(Cast.Member);
        var there = second.Browse(here.Cookies);
        var form = await there.Get($"/cases/{promise.Reference}/commitments/{promise.Number}/progress");
        await form.Submit("main form", ("Percent", "40"), ("Note", "Acted at the other node"));
        (await here.Get($"/cases/{promise.Reference}/commitments/{promise.Number}")).Shows("Acted at the other node");

        // whoever signs out here is out there
        await (await here.Get("/account/sign-out")).Submit("form.card");
        Assert.Contains("/account/sign-in", (await there.Try("/today")).Path, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task The_work_of_a_node_that_is_killed_is_done_by_the_other_once()
    {
        await using var chased = await Chased.Make(deadlines: 2500, people: 150);
        using var post = new MailServer();
        await using var app = chased.Open();
        var nodes = new[] { ProductProcess.Begin(chased.Installation, Kill.Settings(post)), ProductProcess.Begin(chased.Installation, Kill.Settings(post)) };
        try
        {
            await Task.WhenAll(nodes.Select(node => node.Answers()));
            var random = new Random(11);
            for (var round = 0; round < Kill.Rounds; round++)
            {
                await Task.Delay(random.Next(200, 1500));
                var victim = round % 2;
                nodes[victim].Kill();
                var held = await Chased.Held(app);
                output.WriteLine($"killed node {victim}; {(await Chased.IsDone(app) ? "all was done" : "in the middle")}, {post.Taken.Count} mails had arrived");
                var took = await Chased.MovesOn(app, held);
                output.WriteLine($"{held.Count} mails that were held have moved on after {took.TotalSeconds:0.0} s; the lease is {Kill.LeaseSeconds} s");
                if (round < Kill.Rounds - 1)
                {
                    nodes[victim].Dispose();
                    nodes[victim] = await ProductProcess.Begin(chased.Installation, Kill.Settings(post)).Answers();
                }
            }

            var killed = TimeProvider.System.GetTimestamp();
            await Chased.Done(app, TimeSpan.FromSeconds(120));
            output.WriteLine($"all was done {TimeProvider.System.GetElapsedTime(killed).TotalSeconds:0.0} s after that");
        }
        finally
        {
            Array.ForEach(nodes, node => node.Dispose());
        }

        await chased.Holds(app, post);
    }

    [PostgresFact]
    public async Task A_job_that_is_paused_stays_so_when_a_node_starts_again_and_every_node_is_seen()
    {
        using var installation = Installation.Fresh();
        using var post = new MailServer();
        using var first = ProductProcess.Begin(installation, Kill.Settings(post));
        await first.Answers();
        var page = await (await first.SignIn(Cast.Administrator)).Get("/admin/jobs");
        page = await page.Submit("#job-check form[action*='Pause']");
        page.Shows("Paused");

        using var second = ProductProcess.Begin(installation, Kill.Settings(post));
        await second.Answers();
        var browser = await second.SignIn(Cast.Administrator);
        page = await browser.Get("/admin/jobs");
        page.Shows("Paused");
        Assert.Equal(2, page.All("#nodes tbody tr").Count);
        page = await page.Submit("#job-check form[action*='Resume']");
        page.Hides("Paused by");
        page = await page.Submit("#job-check form[action*='Run']");
        for (var look = 0; look < 600 && page.Find("#job-check .st.good") is null; look++)
        {
            await Task.Delay(50);
            page = await browser.Get("/admin/jobs");
        }

        Assert.NotNull(page.Find("#job-check .st.good"));
    }

    [GeneratedRegex(@"(/account/set-up/[^\s""]+)")]
    private static partial Regex Link();
}
