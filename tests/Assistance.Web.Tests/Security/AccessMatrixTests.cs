using System.Net;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Security;

/// <summary>
/// Every route with the records of one enterprise, opened by nobody, by everybody of the cast, and by those who have no business there. A
/// route whose address has a place that is not known here fails: say in <see cref="Known"/> which record stands for it.
/// </summary>
public sealed class AccessMatrixTests(AssistanceApp app) : WebTest(app)
{
    /// <summary>Routes that are open to all on purpose.</summary>
    private static readonly string[] open =
    [
        "/account/forgot", "/account/password/{token}", "/account/set-up/{token}", "/account/sign-in", "/account/sign-in/code", "/error/{code:int}", "/language",
        "/health", "/health/live", "/health/ready", "/health/chasing", "/feeds/{person:guid}/{secret}",
        "/verify/{hash:length(64)}",
    ];

    /// <summary>Everybody who has nothing to do with the first enterprise and its case.</summary>
    private static readonly string[] foreigners = [Cast.OtherLead, Cast.ForeignCaseworker, Cast.ForeignManager, Cast.OtherExpert];

    private SampleCase made = null!;
    private Dictionary<string, string> known = null!;

    [Fact]
    public async Task Only_a_short_list_of_routes_is_open_to_people_who_are_not_signed_in()
    {
        await PrepareAsync();
        var doors = await Door.AllAsync(App);
        Assert.NotEmpty(doors);
        Assert.Empty(doors.Where(door => door.IsOpen && !open.Contains(door.Template)).Select(door => door.Template));

        using var client = App.CreateDefaultClient(new Uri("https://localhost"));
        var wrong = new List<string>();
        foreach (var door in doors.Where(door => !door.IsOpen))
        {
            var path = door.Fill(Known);
            var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            var isAsked = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal);
            if (!isAsked && answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))
            {
                wrong.Add($"{path} answered {(int)answer.StatusCode} to nobody");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task No_route_fails_for_anybody()
    {
        await PrepareAsync();
        var wrong = new List<string>();
        foreach (var person in Cast.Everybody)
        {
            var browser = await SignIn(person);
            foreach (var door in (await Door.AllAsync(App)).Where(door => !door.IsOpen))
            {
                var path = door.Fill(Known);
                var answer = await browser.Try(path);
                if ((int)answer.Status >= 500)
                {
                    wrong.Add($"{path} answered {(int)answer.Status} to {person}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [MemberData(nameof(Foreigners))]
    public async Task A_foreign_record_looks_exactly_like_one_that_does_not_exist(string person)
    {
        await PrepareAsync();
        var browser = await SignIn(person);
        var wrong = new List<string>();
        foreach (var door in (await Door.AllAsync(App)).Where(door => door is { IsOpen: false, HasRecord: true }))
        {
            var foreign = await browser.Try(door.Fill(Known));
            var missing = await browser.Try(door.Fill(Missing));
            if (foreign.Status != HttpStatusCode.NotFound || missing.Status != HttpStatusCode.NotFound || foreign.Text != missing.Text)
            {
                wrong.Add($"{foreign.Path} answered {(int)foreign.Status}, a missing one {(int)missing.Status}: {Shorten(foreign.Text)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [MemberData(nameof(Foreigners))]
    public async Task No_form_takes_anything_for_a_foreign_record(string person)
    {
        await PrepareAsync();
        var browser = await SignIn(person);
        await browser.Get("/account");
        var wrong = new List<string>();
        foreach (var door in (await Door.AllAsync(App)).Where(door => door is { IsOpen: false, HasRecord: true }))
        {
            foreach (var handler in door.Handlers)
            {
                var path = door.Fill(Known) + (handler.Length > 0 ? "?handler=" + handler : "");
                var answer = await browser.Post(path, ("RowVersion", "0"), ("Reason", "x"), ("Note", "x"), ("Text", "x"));
                if (answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.BadRequest) || answer.Text.Contains(SecretWords[0], StringComparison.Ordinal))
                {
                    wrong.Add($"POST {path} answered {(int)answer.Status}: {Shorten(answer.Text)}");
                }

                await browser.Get("/account");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [MemberData(nameof(Foreigners))]
    public async Task No_list_no_count_and_no_search_shows_anything_foreign(string person)
    {
        await PrepareAsync();
        var browser = await SignIn(person);
        var wrong = new List<string>();
        foreach (var door in (await Door.AllAsync(App)).Where(door => door is { IsOpen: false, HasRecord: false }))
        {
            foreach (var query in new[] { "", "?q=Welding", "?q=" + made.Reference, "?reference=" + made.Reference })
            {
                var page = await browser.Try(door.Fill(Known) + query);
                wrong.AddRange(SecretWords.Where(word => page.Source.Replace("value=\"Welding\"", "", StringComparison.Ordinal).Contains(word, StringComparison.Ordinal))
                    .Select(word => $"{page.Path} shows \"{word}\""));
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    public static TheoryData<string> Foreigners => [.. foreigners];

    private static string[] SecretWords => ["Qualify two welders", "Arrange a test laboratory", "Welding seams", "Seams are reworked"];

    private async Task PrepareAsync()
    {
        made = await SampleCase.EnterAsync(App);
        var (file, member, bureau, supervision) = await App.InDatabase(async db =>
        {
            var stored = await db.StoredFiles.Select(row => row.Id.ToString()).FirstOrDefaultAsync() ?? Guid.CreateVersion7().ToString();
            var deadline = await db.Deadlines.SingleAsync(row => row.SubjectId == made.Ours.Value);
            var notice = new SupervisionNotice($"DB-2026-{made.Reference[^3..]}", deadline, 3, new DateOnly(2026, 11, 20), new DoneBy(Actor.System.Person, null), null);
            db.Add(notice);
            await db.SaveChangesAsync();
            return (
                stored,
                (await db.People.SingleAsync(row => row.Name == Cast.Member)).Id.ToString(),
                (await db.Bureaux.SingleAsync(row => row.DivisionCode == Cast.Division)).Id.ToString(),
                notice.Number);
        });
        known = new(StringComparer.OrdinalIgnoreCase)
        {
            ["reference"] = made.Reference,
            ["uscc"] = Cast.Enterprise,
            ["person"] = member,
            ["bureau"] = bureau,
            ["id"] = file,
            ["tab"] = "commitments",
            ["point"] = "0",
            ["token"] = "none",
            ["secret"] = "none",
            ["hash"] = new string('0', 64),
            ["code"] = "404",
            ["notice"] = supervision,
            ["rung"] = "L1",
            ["remedy"] = "R1",
            ["name"] = "none",
            ["job"] = "check",
            ["document"] = "VisitRecord",
            ["language"] = "en",
            ["kind"] = "divisions",
            ["promise"] = "commitment-due",
        };
    }

    /// <summary>The record of the first enterprise that stands for a place of an address.</summary>
    private string Known(string place, string before) => place.ToLowerInvariant() switch
    {
        "number" => before switch
        {
            "commitments" => "C1",
            "consultations" => "H1",
            "visits" => "V1",
            "problems" => "P1",
            "remedies" => "R1",
            "teams" => "T1",
            "document" or "certificate" => made.Reference,
            "supervision" => known["notice"],
            _ => throw new InvalidOperationException($"The matrix does not know which number stands behind \"{before}\"."),
        },
        var name => known.GetValueOrDefault(name) ?? throw new InvalidOperationException($"The matrix does not know which record stands for {{{place}}}."),
    };

    private string Missing(string place, string before) => place.ToLowerInvariant() switch
    {
        "reference" => "BF-210211-2026-999",
        "uscc" => "91440300192203821X",
        "person" or "bureau" or "id" => "01a00000-0000-7000-8000-000000000000",
        _ => Known(place, before),
    };

    private static string Shorten(string text) => text.Length > 120 ? text[..120] : text;
}
