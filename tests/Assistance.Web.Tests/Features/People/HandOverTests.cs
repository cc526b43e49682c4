using System.Net;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.People;

public class HandOverTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Everything_of_a_leaver_goes_to_somebody_else_and_then_the_leaver_can_be_disabled()
    {
        var made = await SampleCase.EnterAsync(App);
        var leaver = (await App.PersonNamed(Cast.Caseworker)).Id;
        var backup = (await App.PersonNamed(Cast.Backup)).Id;
        var page = (await (await SignIn(Cast.Manager)).Get("/handover/" + leaver)).Shows("Arrange a test laboratory", "Qualify two welders", "Welding seams");

        (await page.Submit("main form[method=post]", ("Reason", "Leaves"))).Expect(HttpStatusCode.BadRequest).Shows("Choose who takes it.");
        (await page.Submit("main form[method=post]", ("All", backup.ToString()), ("Reason", "Leaves"))).Shows("handed over", "Nothing to hand over");

        var ours = await App.InDatabase(db => db.Commitments.AsNoTracking().SingleAsync(row => row.Id == made.Ours));
        Assert.Equal(backup, ours.OwnerId);
        var deadlines = await App.InDatabase(db => db.Deadlines.Where(row => row.CaseId == made.Id && row.ClosedOn == null).ToListAsync());
        Assert.DoesNotContain(deadlines, row => row.ResponsibleId == leaver);
        Assert.Equal(backup, (await App.InDatabase(db => db.Cases.AsNoTracking().SingleAsync(row => row.CaseId == made.Id))).LeadId);
        Assert.NotNull((await (await SignIn(Cast.Administrator)).Get("/admin/people/" + leaver)).Find("button[value=false]"));
    }

    [Fact]
    public async Task The_opinion_of_an_expert_goes_to_another_expert()
    {
        var made = await SampleCase.EnterAsync(App);
        var other = (await App.PersonNamed(Cast.OtherExpert)).Id;
        var page = await (await SignIn(Cast.CityManager)).Get("/handover/" + (await App.PersonNamed(Cast.Expert)).Id);

        (await page.Submit("main form[method=post]", ("All", other.ToString()), ("Reason", "Ill"))).Shows("handed over");

        Assert.Contains(await App.InDatabase(db => db.Deadlines.Where(row => row.CaseId == made.Id && row.ClosedOn == null).ToListAsync()), row => row.ResponsibleId == other);
    }

    [Fact]
    public async Task Backups_are_handed_over_as_well_and_a_backup_survives_a_new_owner()
    {
        var made = await SampleCase.EnterAsync(App);
        var (backup, caseworker) = (await App.PersonNamed(Cast.Backup), await App.PersonNamed(Cast.Caseworker));
        await App.SendAs(Cast.Manager, new Assistance.Web.Features.Commitments.ReassignCommitment(made.Reference, "C2", caseworker.Id, backup.Id, ""));
        var manager = await App.PersonNamed(Cast.Manager);
        var page = (await (await SignIn(Cast.Manager)).Get("/handover/" + backup.Id)).Shows("Backup of a commitment", "Backup caseworker");

        (await page.Submit("main form[method=post]", ("All", manager.Id.ToString()), ("Reason", "Leaves"))).Shows("handed over");

        var ours = await App.InDatabase(db => db.Commitments.AsNoTracking().SingleAsync(row => row.Id == made.Ours));
        Assert.Equal((caseworker.Id, manager.Id), (ours.OwnerId, ours.BackupId));
        var one = await App.InDatabase(db => db.Cases.AsNoTracking().SingleAsync(row => row.CaseId == made.Id));
        Assert.Equal((caseworker.Id, manager.Id), (one.LeadId, one.BackupId));
        var due = await App.InDatabase(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.SubjectId == made.Ours.Value && row.ClosedOn == null));
        Assert.Equal((caseworker.Id, manager.Id), (due.ResponsibleId, due.BackupId));
    }

    [Fact]
    public async Task A_lead_contact_hands_over_the_work_of_a_leaving_colleague_and_of_nobody_else()
    {
        var made = await SampleCase.EnterAsync(App);
        var (member, lead) = (await App.PersonNamed(Cast.Member), await App.PersonNamed(Cast.Lead));
        var browser = await SignIn(Cast.Lead);
        var page = await (await browser.Get("/contacts")).Follow("Hand over " + Cast.Member);
        page.At("/handover/" + member.Id).Shows("Qualify two welders");

        (await page.Submit("main form[method=post]", ("All", lead.Id.ToString()), ("Reason", "Leaves"))).Shows("handed over");

        Assert.Equal(lead.Id, (await App.InDatabase(db => db.Commitments.AsNoTracking().SingleAsync(row => row.Id == made.Theirs))).OwnerId);
        var audit = await App.InDatabase(db => db.AuditEntries.AsNoTracking().Where(row => row.CaseId == made.Id && row.Record == "Commitment").OrderByDescending(row => row.Id).FirstAsync());
        Assert.Equal((Cast.Lead, "HandOver"), (audit.ByName, audit.Command));
        await browser.Get("/handover/" + (await App.PersonNamed(Cast.Caseworker)).Id, HttpStatusCode.NotFound);
        await (await SignIn(Cast.OtherLead)).Get("/handover/" + member.Id, HttpStatusCode.NotFound);
        await (await SignIn(Cast.Member)).Get("/handover/" + (await App.PersonNamed(Cast.Reader)).Id, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Cast.Caseworker)]
    [InlineData(Cast.Administrator)]
    [InlineData(Cast.Lead)]
    public async Task Only_managers_hand_over(string person) =>
        await (await SignIn(person)).Get("/handover/" + (await App.PersonNamed(Cast.Backup)).Id, HttpStatusCode.NotFound);

    [Fact]
    public async Task A_manager_elsewhere_sees_no_work_of_theirs()
    {
        await SampleCase.EnterAsync(App);

        (await (await SignIn(Cast.ForeignManager)).Get("/handover/" + (await App.PersonNamed(Cast.Backup)).Id)).Shows("Nothing to hand over").Hides("Welding seams");
        await (await SignIn(Cast.ForeignManager)).Get("/handover/" + (await App.PersonNamed(Cast.Member)).Id, HttpStatusCode.NotFound);
    }
}
