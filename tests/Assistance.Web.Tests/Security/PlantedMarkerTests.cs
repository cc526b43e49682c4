using System.Net;
using Assistance.Domain.People;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Tests.Features.CaseFiles;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Security;

/// <summary>The sample cases with markup in every text, read by everybody: nowhere does it become part of a page or a mail.</summary>
public sealed class PlantedMarkerTests : IAsyncDisposable
{
    /// <summary>Pages that one person opens, nearest to the start first.</summary>
    private const int MostPages = 90;

    private static readonly string[] planted =
    [
        "Cases.Theme", "Commitments.Text", "Commitments.OwnerName", "Commitments.Progress", "Commitments.Causes", "Problems.Title", "Problems.RootCause",
        "Remedies.Text", "ConsultationSeats.OpinionText", "Consultations.Conclusion", "Visits.Findings", "Visits.Visitors", "Enterprises.Name", "People.Name",
        "Bureaux.Name", "CaseEvents.Note", "CaseEvents.Facts", "Deadlines.Text", "Notices.Facts", "SupervisionNotices.Text", "AuditEntries.Values", "SearchEntries.Title",
    ];

    private readonly AssistanceApp app = new(Installation.Empty());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Markup_in_any_text_stays_text_on_every_page()
    {
        await app.SendAsSystem(new LoadDemo("en"));
        await app.SendAsSystem(new Sweep(Samples.AsOf), Samples.AsOf);
        var columns = await app.InDatabase(PlantedMarker.PlantAsync);
        Assert.Empty(planted.Except(columns));
        var people = await app.InDatabase(db => db.People.Where(person => db.Accounts.Any(account => account.PersonId == person.Id)).ToListAsync());
        var readers = people.GroupBy(person => (person.Role, person.ContactRight)).Select(alike => alike.First()).ToList();
        Assert.Equal(Enum.GetValues<Role>(), readers.Select(person => person.Role).Distinct().Order());

        var faults = new List<string>();
        var shown = 0;
        foreach (var person in readers)
        {
            await foreach (var page in PagesOf(await app.SignIn(person.Name)))
            {
                shown += page.Source.Contains(PlantedMarker.Encoded, StringComparison.Ordinal) ? 1 : 0;
                if (page.Find("[data-planted]") is not null || page.Source.Contains(PlantedMarker.Element, StringComparison.Ordinal) || page.Status >= HttpStatusCode.InternalServerError)
                {
                    faults.Add($"{page.Path} for {person.Role}: {(int)page.Status}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(shown > 200, $"only {shown} pages show it at all");
    }

    [Fact]
    public async Task Markup_in_any_text_stays_text_in_every_mail()
    {
        await app.SendAsSystem(new LoadDemo("en"));
        await app.SendAsSystem(new Sweep(Samples.AsOf), Samples.AsOf);
        await app.InDatabase(PlantedMarker.PlantAsync);
        await app.SendAsSystem(new DeliverNotices());
        var mails = Directory.GetFiles(Path.Combine(app.Folder, "mail"), "*.eml").Select(file => ReadMail.Parse(file, File.ReadAllText(file))).ToList();
        Assert.NotEmpty(mails);
        Assert.All(mails, mail => Assert.DoesNotContain(PlantedMarker.Element, mail.Html, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.Contains(PlantedMarker.Encoded, mail.Html, StringComparison.Ordinal));
    }

    // breadth first along the links, each address once whatever its query, as far as a person gets in a while
    private static async IAsyncEnumerable<WebPage> PagesOf(Browser browser)
    {
        var waiting = new Queue<string>(["/"]);
        var seen = new HashSet<string>(["/"]);
        for (var opened = 0; opened < MostPages && waiting.TryDequeue(out var path); opened++)
        {
            var page = await browser.Try(path);
            yield return page;
            foreach (var link in page.All("a[href^='/'], frame[src^='/'], iframe[src^='/']").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
            {
                if (seen.Add(link.Split('?', '#')[0]))
                {
                    waiting.Enqueue(link.Split('#')[0]);
                }
            }
        }
    }
}
