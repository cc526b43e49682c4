using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class EvidenceTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task A_piece_tells_its_time_who_refused_or_accepted_it_and_why_and_what_took_its_place()
    {
        var made = await Case();
        var browser = await SignIn(Cast.Member);
        var form = await browser.Get(CommitmentsLinks.Confirm(made.Reference, "C1"));
        await form.Submit("main form", ("Note", "Done"), ("Kind", "report"), ("Title", "Test report of July"), ("PeriodFrom", "2026-07-01"), ("PeriodUntil", "2026-07-31"));
        await App.SendAs(Cast.Caseworker, new ReturnCommitment(made.Reference, "C1", "Too old: the line was changed in August", null));
        await App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, "C1", "Again", "report", [], "Test report of November", new DateOnly(2026, 11, 2)));
        await App.SendAs(Cast.Caseworker, new VerifyCommitment(made.Reference, "C1", VerificationResult.Effective, [VerificationMethod.OnSite], "30 of 30 passed"));

        var pieces = (await browser.Get(CommitmentsLinks.Details(made.Reference, "C1"))).All(".thumbs").Select(piece => WebPage.Flat(piece.TextContent)).ToList();

        Assert.Equal(2, pieces.Count);
        Holds(pieces[0], "Test report of July", "Speaks of 1 Jul 2026 to 31 Jul 2026", Cast.Caseworker, "Too old: the line was changed in August", "Superseded by: Test report of November");
        Holds(pieces[1], "Test report of November", "Speaks of the time from 2 Nov 2026", Cast.Caseworker, "30 of 30 passed");
        Assert.DoesNotContain("Superseded", pieces[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-10", "2026-11-01")]
    [InlineData("2026-11-30", null)]
    [InlineData(null, "2026-11-21")]
    public async Task It_cannot_speak_of_days_to_come_nor_end_before_it_begins(string? from, string? until)
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Member)).Get(CommitmentsLinks.Confirm(made.Reference, "C1"));

        var page = await form.Submit("main form", ("Note", "Done"), ("Kind", "report"), ("Title", "Report"), ("PeriodFrom", from), ("PeriodUntil", until));

        page.Expect(HttpStatusCode.BadRequest).Shows("The time that evidence speaks of ends today at the latest");
        Assert.Equal(CommitmentState.Agreed, (await Saved(made, "C1")).State);
    }

    [Fact]
    public async Task What_was_refused_together_does_not_take_the_place_of_each_other()
    {
        var made = await Case();
        await Confirmed(made, "C1");
        await App.SendAs(Cast.Caseworker, new ReturnCommitment(made.Reference, "C1", "Unreadable", null));
        await App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, "C1", "Again", "record", [], "Second sheet"));
        await App.SendAs(Cast.Caseworker, new ReturnCommitment(made.Reference, "C1", "Still unreadable", null));
        await App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, "C1", "Again", "record", [], "Third sheet"));

        var saved = await Saved(made, "C1");

        Assert.Equal([["Second sheet"], ["Third sheet"], []], Enumerable.Range(0, 3).Select(place => saved.SupersededBy(place).Select(item => item.Title).ToArray()));
    }

    private static void Holds(string text, params string[] parts) => Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
}
