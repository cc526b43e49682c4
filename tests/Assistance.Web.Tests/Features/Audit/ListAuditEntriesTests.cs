using System.Net;
using Assistance.Web.Features.Audit;
using Assistance.Web.Features.Cases;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Audit;

public class ListAuditEntriesTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task An_auditor_reads_who_changed_what_in_a_case_before_and_after()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.SendAs(Cast.Manager, new WithdrawCommitment(made.Reference, "C1", "The line was sold", true));
        var page = await (await SignIn(Cast.Auditor)).Get(AuditLinks.OfCase(made.Reference));
        var row = page.All("tbody tr").First(one => one.TextContent.Contains("WithdrawCommitment", StringComparison.Ordinal) && one.TextContent.Contains("Commitment C1", StringComparison.Ordinal));
        foreach (var word in (string[])["Mona Manager", "changed", "The line was sold", "State", "Agreed → Withdrawn", made.Reference])
        {
            Assert.Contains(word, row.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Filters_of_person_kind_and_day_narrow_the_list_and_what_finds_nothing_says_what_to_do()
    {
        var made = await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Auditor);
        Assert.All((await browser.Get(AuditLinks.OfCase(made.Reference) + "&who=Casey")).All("tbody tr"), row => Assert.Contains("Casey Worker", row.TextContent, StringComparison.Ordinal));
        (await browser.Get(AuditLinks.OfCase(made.Reference) + "&to=2020-01-01")).Shows("No entries");
        (await browser.Get(AuditLinks.Readings(made.Reference))).Shows("No entries");
        (await browser.Get("/audit?case=BF-330100-2026-001")).Shows("There is no case “BF-330100-2026-001”");
        Assert.NotEmpty((await browser.Get("/audit")).All("tbody tr"));
    }

    [Fact]
    public async Task A_long_trail_is_read_page_by_page_and_no_entry_twice()
    {
        var made = await SampleCase.EnterAsync(App);
        foreach (var note in Enumerable.Range(0, 60))
        {
            await App.SendAs(Cast.Caseworker, new AddNote(made.Reference, $"Note {note}", false));
        }

        var browser = await SignIn(Cast.Auditor);
        var (page, seen) = (await browser.Get(AuditLinks.OfCase(made.Reference)), new List<string>());
        while (true)
        {
            seen.AddRange(page.All("tbody tr").Select(row => row.TextContent));
            if (page.All("nav.pager a[rel='next']").Count == 0)
            {
                break;
            }

            page = await page.Follow("nav.pager a[rel='next']");
        }

        var entries = await App.InDatabase(db => db.AuditEntries.CountAsync(row => row.CaseId == made.Id));
        Assert.Equal(entries, seen.Count);
        Assert.Equal(entries, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_whole_trail_is_checked_at_a_press()
    {
        await SampleCase.EnterAsync(App);
        (await (await (await SignIn(Cast.Auditor)).Get("/audit")).Submit("form[action*='Verify']")).Shows("The audit trail is whole");
    }

    [Fact]
    public async Task A_manager_sees_the_own_area_only_an_administrator_what_belongs_to_no_case_and_nobody_else_anything()
    {
        var made = await SampleCase.EnterAsync(App);
        Assert.NotEmpty((await (await SignIn(Cast.Manager)).Get(AuditLinks.OfCase(made.Reference))).All("tbody tr"));
        (await (await SignIn(Cast.ForeignManager)).Get(AuditLinks.OfCase(made.Reference))).Shows("There is no case");
        (await (await SignIn(Cast.ForeignManager)).Get("/audit")).Hides(made.Reference);
        (await (await SignIn(Cast.Administrator)).Get("/audit")).Shows("Account Ada Administrator").Hides(made.Reference);
        foreach (var person in (string[])[Cast.Caseworker, Cast.Lead, Cast.Expert])
        {
            await (await SignIn(person)).Get("/audit", HttpStatusCode.NotFound);
        }
    }
}
