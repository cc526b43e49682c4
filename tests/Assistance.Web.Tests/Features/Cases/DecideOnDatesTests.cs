using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Features.Cases;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Features.CaseFiles;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class DecideOnDatesTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_manager_sees_what_would_move_and_moves_it_and_the_first_date_stays_visible()
    {
        var made = await Paused();
        Clock.Set("2026-11-30");
        var manager = await SignIn(Cast.Manager);
        var form = (await manager.Get(CasesLinks.Dates(made.Reference))).Shows("10 calendar days so far");
        form = (await manager.Get(CasesLinks.Dates(made.Reference) + "?Days=14")).Shows("What moves", "C1", "C2", "29 Dec", "15 Dec", "Record the decision");

        var page = await form.Submit("main form[method=post]", ("Reason", "The works were moving"), ("Sure", "true"));

        page.At("/cases/" + made.Reference).Shows("dates moved");
        var theirs = await App.InDatabase(db => db.Commitments.AsNoTracking().SingleAsync(row => row.Id == made.Theirs));
        Assert.Equal((new DateOnly(2026, 12, 29), new DateOnly(2026, 12, 15)), (theirs.Due, theirs.OriginalDue));
        var deadline = await Owed(made.Theirs.Value, DeadlineKind.CommitmentDue);
        Assert.Equal((theirs.Due, theirs.OriginalDue, 2, new DateOnly(2026, 11, 30)), (deadline.Due, deadline.OriginalDue, deadline.Version, deadline.VersionFrom));
        var opinion = await Owed(made.ConsultationId.Value, DeadlineKind.OpinionDue);
        Assert.Equal((new DateOnly(2026, 12, 18), new DateOnly(2026, 12, 4)), (opinion.Due, opinion.OriginalDue));
        (await manager.Get(CommitmentsLinks.Details(made.Reference, "C1"))).Shows("the days of the pause do not count", "Because of the pause, moved to 29 Dec", "15 Dec", "The works were moving");
        (await manager.Get(CasesLinks.Timeline(made.Reference))).Shows("dates moved by 14 calendar days", "moved from 4 Dec to 18 Dec");
        (await (await SignIn(Cast.Member)).Get("/notices")).Shows("14 calendar days later");
    }

    [Fact]
    public async Task The_signed_end_of_the_agreement_does_not_move()
    {
        var made = await Paused();
        var before = await Owed(made.AgreementId.Value, DeadlineKind.AgreementEnd);

        await App.SendAs(Cast.Manager, new DecideOnDates(made.Reference, 30, "Moving", true));

        Assert.Equal((before.Due, 1), ((await Owed(made.AgreementId.Value, DeadlineKind.AgreementEnd)).Due, before.Version));
    }

    [Fact]
    public async Task Keeping_all_dates_is_recorded_as_well_and_moves_none()
    {
        var made = await Paused();
        var form = (await (await SignIn(Cast.Manager)).Get(CasesLinks.Dates(made.Reference) + "?Days=0")).Shows("All dates stay as they are");

        var page = await form.Submit("main form[method=post]", ("Reason", "Two days only"), ("Sure", "true"));

        page.Shows("Recorded: all dates stay");
        Assert.Equal(1, (await Owed(made.Theirs.Value, DeadlineKind.CommitmentDue)).Version);
        (await (await SignIn(Cast.Manager)).Get(CasesLinks.Timeline(made.Reference))).Shows("Decided to keep all dates", "Two days only");
    }

    [Fact]
    public async Task A_decision_needs_its_reason_and_its_tick_and_a_sensible_number_of_days()
    {
        var made = await Paused();
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Dates(made.Reference) + "?Days=7");

        (await form.Submit("main form[method=post]", ("Reason", ""), ("Sure", "true"))).Refuses("Reason");
        (await form.Submit("main form[method=post]", ("Reason", "Moving"))).Refuses("Sure", "Tick the box");
        (await form.Submit("main form[method=post]", ("Days", "400"), ("Reason", "Moving"), ("Sure", "true"))).Expect(HttpStatusCode.BadRequest).Shows("Between 0 and 366");
        Assert.Equal(1, (await Owed(made.Theirs.Value, DeadlineKind.CommitmentDue)).Version);
    }

    [Fact]
    public async Task What_runs_is_not_moved()
    {
        var made = await SampleCase.EnterAsync(App);
        var manager = await SignIn(Cast.Manager);
        (await manager.Get(CasesLinks.Dates(made.Reference))).Shows("Only the dates of a paused case");

        var page = await manager.Post(CasesLinks.Dates(made.Reference), ("Days", "7"), ("Reason", "Moving"), ("Sure", "true"));

        page.Expect(HttpStatusCode.BadRequest).Shows("Only the dates of a paused case");
    }

    [Fact]
    public async Task A_moved_date_is_chased_anew_and_the_days_of_the_pause_do_not_use_up_the_one_extension()
    {
        var made = await Paused();
        var asOf = new DateOnly(2026, 12, 2);
        await App.SendAs(Cast.Manager, new DecideOnDates(made.Reference, 14, "Moving", true));
        Assert.DoesNotContain((await App.Sweep(asOf, today: asOf)).Raised, one => one.Case == made.Reference && one.Level > 0);
        await App.SendAs(Cast.Manager, new ResumeCase(made.Reference, ""));

        await App.SendAs(Cast.Member, new RequestExtension(made.Reference, "C1", new DateOnly(2027, 2, 20), "The press is late", "Rework by hand"));
        await App.SendAs(Cast.Manager, new DecideExtension(made.Reference, "C1", true, ""));
        Assert.Equal(new DateOnly(2027, 2, 20), (await App.InDatabase(db => db.Commitments.SingleAsync(row => row.Id == made.Theirs))).Due);
    }

    [Fact]
    public async Task An_exported_move_comes_back_as_a_move()
    {
        await using var other = new AssistanceApp(Installation.Empty());
        await other.SendAsSystem(new ImportCases(Samples.Bytes(Samples.Of("en"))));
        await other.InDatabase(async db =>
        {
            var found = await db.Cases.SingleAsync(row => row.Reference == "BF-610722-2026-001");
            var head = (await db.Bureaux.SingleAsync(row => row.Id == found.BureauId)).HeadId;
            var manager = await db.People.SingleAsync(row => row.Id == head);
            var act = new Act(new Actor(manager.Ref, [manager.AsCapacity()]), Samples.AsOf, other.Clock.GetUtcNow().UtcDateTime);
            db.Perform(act, "Test");
            found.Pause("Moving", act);
            var commitment = await db.Commitments.SingleAsync(row => row.CaseId == found.CaseId && row.Number == "C2");
            commitment.Postpone(10, "Moving", act);
            return await db.SaveChangesAsync();
        });
        var first = await Export(other);
        Assert.Contains("\"paused_days\": 10", System.Text.Encoding.UTF8.GetString(first), StringComparison.Ordinal);

        await using var third = new AssistanceApp(Installation.Empty());
        await third.SendAsSystem(new ImportCases(first));
        Assert.Equal(first, await Export(third));

        static async Task<byte[]> Export(AssistanceApp from)
        {
            using var file = new MemoryStream();
            await from.SendAsSystem(new ExportCases(null, file), Samples.AsOf);
            return file.ToArray();
        }
    }

    [Fact]
    public async Task Only_a_manager_in_charge_decides()
    {
        var made = await Paused();
        foreach (var other in new[] { Cast.Caseworker, Cast.Lead, Cast.Auditor, Cast.ForeignManager })
        {
            await (await SignIn(other)).Get(CasesLinks.Dates(made.Reference), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Manager)).Get(CasesLinks.Dates("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }

    private async Task<SampleCase> Paused()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.SendAs(Cast.Manager, new PauseCase(made.Reference, "The works are moving"));
        return made;
    }

    private Task<Deadline> Owed(Guid subject, DeadlineKind kind) => App.InDatabase(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.SubjectId == subject && row.Kind == kind));
}
