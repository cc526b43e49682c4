using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class ReassignCaseTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Two_managers_who_name_different_leads_see_both()
    {
        var reference = await App.OpenCase();
        var (becky, manager) = (await App.PersonNamed(Cast.Backup), await App.PersonNamed(Cast.Manager));
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Reassign(reference));
        await App.SendAs(Cast.Manager, new ReassignCase(reference, manager.Id, null, "I take it myself"));

        var conflict = (await form.Submit("main form", ("Lead", becky.Id.ToString()), ("Reason", "Casey is on leave"))).Expect(HttpStatusCode.Conflict);

        conflict.Shows(Cast.Backup, Cast.Manager);
        await conflict.Submit("main form", ("Lead", becky.Id.ToString()));
        Assert.Equal(becky.Id, (await App.CaseOf(reference)).LeadId);
    }

    [Fact]
    public async Task A_manager_names_another_lead_who_is_told()
    {
        var reference = await App.OpenCase();
        var becky = await App.PersonNamed(Cast.Backup);
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Reassign(reference));

        var page = await form.Submit("main form", ("Lead", becky.Id.ToString()), ("Reason", "Casey is on leave"));

        page.At("/cases/" + reference).Shows(Cast.Backup, "Casey is on leave");
        Assert.True(await App.InDatabase(db => db.Notices.AnyAsync(notice => notice.RecipientId == becky.Id && notice.Kind == "case.reassigned")));
    }

    [Fact]
    public async Task Lead_and_backup_are_two_people_and_a_reason_is_given()
    {
        var reference = await App.OpenCase();
        var casey = (await App.PersonNamed(Cast.Caseworker)).Id.ToString();
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Reassign(reference));

        (await form.Submit("main form", ("Lead", casey), ("Backup", casey), ("Reason", "Hm"))).Refuses("Backup");
        (await form.Submit("main form", ("Lead", casey), ("Reason", ""))).Refuses("Reason");
    }

    [Fact]
    public async Task Only_a_manager_in_charge_reassigns()
    {
        var reference = await App.OpenCase();
        await (await SignIn(Cast.Caseworker)).Get(CasesLinks.Reassign(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignManager)).Get(CasesLinks.Reassign(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(CasesLinks.Reassign("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }
}
