using System.Collections.Concurrent;
using Assistance.Tests.Shared;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Assistance.Web.Tests.Killing;

/// <summary>People save over HTTP, several at once, while the server is killed.</summary>
[Collection(Kill.Name), Trait("Suite", Kill.Suite)]
public class SavesTests(ITestOutputHelper output)
{
    private const int People = 4;

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_afterwards()
    {
        using var installation = Installation.Fresh();
        using var post = new MailServer();
        await using var app = new AssistanceApp(installation) { Keep = true };
        var today = TimeProvider.System.GetUtcNow().AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        app.Clock.Set(today);
        var promises = new List<MadePromise>();
        for (var i = 0; i < People; i++)
        {
            promises.Add(await app.Make(app.Clock.Today.AddDays(60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        }

        var acknowledged = new ConcurrentBag<string>();
        var sequence = 0;
        for (var round = 0; round < Kill.Rounds; round++)
        {
            using var product = ProductProcess.Begin(installation, Kill.Settings(post));
            await product.Answers();
            var browser = await product.SignIn(Cast.Member);
            using var stop = new CancellationTokenSource();
            var before = acknowledged.Count;
            var working = promises.ConvertAll(promise => Work(product.Browse(browser.Cookies), promise));
            while (acknowledged.Count < before + 12)
            {
                await Task.Delay(10);
            }

            await Task.Delay(Random.Shared.Next(0, 200));
            product.Kill();
            await Task.WhenAll(working);
            output.WriteLine($"{acknowledged.Count - before} saves acknowledged; answered {product.TookToAnswer.TotalMilliseconds:0} ms after the start");
        }

        var notes = await app.InDatabase(db => db.CaseEvents.AsNoTracking().Select(row => row.Note).ToListAsync());
        var found = notes.ToHashSet();
        Assert.DoesNotContain(acknowledged, note => !found.Contains(note));
        await Chased.Sound(app);

        async Task Work(Browser browser, MadePromise promise)
        {
            try
            {
                while (true)
                {
                    var note = $"Note {Interlocked.Increment(ref sequence)}";
                    var form = await browser.Get($"/cases/{promise.Reference}/commitments/{promise.Number}/progress");
                    var page = await form.Submit("main form", ("Percent", "50"), ("Note", note));
                    if (page.Path.EndsWith("/progress", StringComparison.Ordinal))
                    {
                        return;
                    }

                    acknowledged.Add(note);
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
            {
                // the server is dead
            }
        }
    }
}
