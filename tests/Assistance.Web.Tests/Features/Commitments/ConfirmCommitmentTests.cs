using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class ConfirmCommitmentTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task The_owner_confirms_with_a_photo_and_the_verifier_has_ten_working_days()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Member)).Get(CommitmentsLinks.Confirm(made.Reference, "C1"));

        var page = await form.Submit("main form", ("Note", "Both passed"), ("Kind", "photo"), ("Evidence", Upload.Photo("welders.png")));

        page.At(CommitmentsLinks.Details(made.Reference, "C1")).Shows("Your confirmation is recorded", "Casey Worker verifies it by 4 Dec", "welders.png", "To verify");
        var saved = await Saved(made, "C1");
        Assert.Equal((CommitmentState.Confirmed, new DateOnly(2026, 12, 4), "photo"), (saved.State, saved.VerifyBy, saved.Evidence[0].Kind));
        var open = await App.InDatabase(db => Task.FromResult(db.Deadlines.Where(row => row.SubjectId == saved.Id.Value && row.ClosedOn == null).Select(row => row.ResponsibleName).ToList()));
        Assert.Equal([Cast.Caseworker], open);
    }

    [Fact]
    public async Task Who_hands_in_a_photo_that_tells_its_place_is_told_and_can_leave_it_out()
    {
        var made = await Case();
        var number = await ForProblem(made, EvidenceRule.Document);
        var browser = await SignIn(Cast.Member);
        var form = (await browser.Get(CommitmentsLinks.Confirm(made.Reference, number))).Shows("with the place that the camera noted");
        var photo = new Upload("gps.jpg", Assistance.Web.Tests.Infrastructure.Files.SampleFiles.JpegWithPlace(), "image/jpeg");

        var again = (await form.Submit("main form", ("Kind", "photo"), ("Evidence", photo))).Expect(HttpStatusCode.BadRequest).Shows("This photo tells where it was taken");

        (await again.Submit("main form", ("Note", "Written down"), ("Kind", "document"))).Shows("Your confirmation is recorded");
        (await browser.Get($"/cases/{made.Reference}/files")).Shows("gps.jpg", "tells where it was taken");
    }

    [Fact]
    public async Task Without_the_evidence_that_was_agreed_it_is_refused_and_everything_typed_is_kept()
    {
        var made = await Case();
        var number = await ForProblem(made, EvidenceRule.Photo);
        var form = await (await SignIn(Cast.Member)).Get(CommitmentsLinks.Confirm(made.Reference, number));

        var page = await form.Submit("main form", ("Note", "All welded"), ("Kind", "report"), ("Title", "Test report 12"));

        page.Expect(HttpStatusCode.BadRequest).Shows("The agreed evidence is a photo");
        Assert.Equal("All welded", page.The("#Note").TextContent.Trim());
        Assert.Equal(CommitmentState.Agreed, (await Saved(made, number)).State);
    }

    [Theory]
    [InlineData(Severity.S1)]
    [InlineData(Severity.S2)]
    public async Task For_a_serious_problem_naming_a_file_is_not_enough(Severity severity)
    {
        var made = await Case();
        var number = await ForProblem(made);
        await Severe(made, severity);

        var refusal = await Assert.ThrowsAsync<BrokenRuleException>(() => App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, number, "Done", "record", [], "Record sheet")));

        Assert.Equal(("commitments.rule.evidence-file", "Evidence"), (refusal.Key, refusal.Field));
    }

    [Fact]
    public async Task Somebody_else_s_file_cannot_be_handed_in()
    {
        var made = await Case();

        await Assert.ThrowsAsync<BrokenRuleException>(() => App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, "C1", "Done", "record", [StoredFileId.New()], null)));
    }

    [Fact]
    public async Task Only_owner_and_backup_can_and_others_do_not_find_it()
    {
        var made = await Case();

        (await (await SignIn(Cast.Lead)).Try(CommitmentsLinks.Confirm(made.Reference, "C1"))).Expect(HttpStatusCode.BadRequest).Shows("Only the owner Mia Member");
        (await (await SignIn(Cast.Manager)).Try(CommitmentsLinks.Confirm(made.Reference, "C1"))).Expect(HttpStatusCode.BadRequest);
        await NotFoundForOthers(CommitmentsLinks.Confirm(made.Reference, "C1"));
        await (await SignIn(Cast.Member)).Get(CommitmentsLinks.Confirm(made.Reference, "C99"), HttpStatusCode.NotFound);
    }
}
