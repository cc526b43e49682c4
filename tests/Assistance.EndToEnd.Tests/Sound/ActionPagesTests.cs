using Assistance.Domain.Commitments;
using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Features.Problems;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.EndToEnd.Tests.Sound;

/// <summary>Pages that exist in certain states only, which the demo's records are not in.</summary>
public class ActionPagesTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Answering_deciding_and_verifying_are_done_on_sound_pages(string language)
    {
        Clock.Set("2026-11-10");
        var made = await SampleCase.EnterAsync(App);
        var member = (await App.PersonNamed(Cast.Member)).Id;
        var proposed = await App.SendAs(Cast.Caseworker, new ProposeCommitment(made.Reference, "Train two welders", new DateOnly(2026, 12, 18), member, null, EvidenceRule.Any, null));
        await AreSound(
            Cast.Lead, language, CommitmentsLinks.Details(made.Reference, proposed), CommitmentsLinks.Agree(made.Reference, proposed), CommitmentsLinks.Decline(made.Reference, proposed));

        await AreSound(
            Cast.Member, language, CommitmentsLinks.ReportProgress(made.Reference, "C1"), CommitmentsLinks.RequestExtension(made.Reference, "C1"), CommitmentsLinks.Confirm(made.Reference, "C1"));
        await App.SendAs(Cast.Member, new RequestExtension(made.Reference, "C1", new DateOnly(2027, 1, 15), "The furnace comes late", "Every batch is tested by hand"));
        await AreSound(
            Cast.Manager, language, CommitmentsLinks.Details(made.Reference, "C1"), CommitmentsLinks.DecideExtension(made.Reference, "C1"), CommitmentsLinks.Withdraw(made.Reference, "C1"),
            CommitmentsLinks.Reassign(made.Reference, "C1"));

        await App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, "C1", "Done", "record", [], "Record sheet"));
        await AreSound(Cast.Caseworker, language, CommitmentsLinks.Details(made.Reference, "C1"), CommitmentsLinks.Verify(made.Reference, "C1"));

        await AreSound(Cast.Caseworker, language, ProblemsLinks.ChangeRemedy(made.Reference, "P1", "R1"));
        await App.Resolved(made);
        await AreSound(Cast.Caseworker, language, ProblemsLinks.HoldLookBack(made.Reference, "P1"));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task What_chasing_leaves_behind_is_read_on_sound_pages(string language)
    {
        Clock.Set("2026-11-20");
        await App.InDatabase(db => db.People.Where(person => person.Name == Cast.Manager).ExecuteUpdateAsync(row => row.SetProperty(person => person.Email, "manager@example.com")));
        var late = await App.Make("2026-10-30", side: Domain.Common.Side.Regulator);
        await App.SendAsSystem(new Sweep(Clock.Today));
        await App.SendAsSystem(new DeliverNotices());
        var (notice, mail) = await App.InDatabase(async db => (
            await db.SupervisionNotices.Where(row => row.CaseId == late.CaseId).Select(row => row.Number).SingleAsync(),
            Path.GetFileName(Directory.EnumerateFiles(Path.Combine(App.Folder, "mail"), "*.eml").First())));
        await AreSound(Cast.Manager, language, "/supervision/" + notice, "/overdue", "/chasing", "/chasing/forgotten", "/notices", CommitmentsLinks.Details(late.Reference, late.Number));
        await AreSound(Cast.Administrator, language, "/mail", "/mail/" + mail, "/chasing");
    }
}
