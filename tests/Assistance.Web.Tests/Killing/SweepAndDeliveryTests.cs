using Assistance.Tests.Shared;
using Xunit.Abstractions;

namespace Assistance.Web.Tests.Killing;

/// <summary>The real server, killed in the middle of sweeps and deliveries; and the mail server, killed under it.</summary>
[Collection(Kill.Name), Trait("Suite", Kill.Suite)]
public class SweepAndDeliveryTests(ITestOutputHelper output)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_server_killed_during_sweeps_and_deliveries_raises_everything_once_and_loses_no_mail()
    {
        await using var chased = await Chased.Make(deadlines: 2500, people: 80);
        using var post = new MailServer();
        await using var app = chased.Open();
        var random = new Random(7);
        for (var round = 0; round < Kill.Rounds; round++)
        {
            using var product = ProductProcess.Begin(chased.Installation, Kill.Settings(post));
            await product.Answers();
            output.WriteLine($"answered after {product.TookToAnswer.TotalMilliseconds:0} ms");
            // the sweep that was missed begins with the start; by turns it is killed, and the delivery
            var (sweep, arrived) = (round % 2 == 0, post.Taken.Count);
            await Until(async () => sweep ? await Chased.Begun(app) : post.Taken.Count > arrived, TimeSpan.FromSeconds(30));
            await Task.Delay(random.Next(0, 400));
            product.Kill();
            output.WriteLine($"killed; {(await Chased.IsDone(app) ? "all was done" : "in the middle")}, {post.Taken.Count} mails had arrived");
        }

        using var last = ProductProcess.Begin(chased.Installation, Kill.Settings(post));
        await last.Answers();
        await Chased.Done(app, patience);
        last.Kill();
        await chased.Holds(app, post);
        output.WriteLine($"{post.Taken.Count} mails, {post.Taken.Select(mail => mail.Id).Distinct().Count()} different");
    }

    [Fact]
    public async Task A_mail_server_killed_again_and_again_gets_every_mail_in_the_end()
    {
        await using var chased = await Chased.Make(deadlines: 900, people: 300);
        using var post = new MailServer();
        await using var app = chased.Open();
        using var product = ProductProcess.Begin(chased.Installation, Kill.Settings(post));
        await product.Answers();
        for (var round = 0; round < Kill.Rounds; round++)
        {
            var before = post.Taken.Count;
            await Until(() => Task.FromResult(post.Taken.Count > before + 20), TimeSpan.FromSeconds(30));
            post.Kill();
            output.WriteLine($"killed after {post.Taken.Count} mails");
            await Task.Delay(300);
            post.Restart();
        }

        await Chased.Hurry(app);
        await Chased.Done(app, patience);
        product.Kill();
        await chased.Holds(app, post);
    }

    private static async Task Until(Func<Task<bool>> done, TimeSpan atMost)
    {
        var until = TimeProvider.System.GetUtcNow() + atMost;
        while (!await done() && TimeProvider.System.GetUtcNow() < until)
        {
            await Task.Delay(20);
        }
    }
}
