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
