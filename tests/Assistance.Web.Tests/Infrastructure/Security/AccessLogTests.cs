using Assistance.Data.Records;
using Assistance.Web.Features.Audit;
using Assistance.Web.Features.Cases;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Features.Files;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Infrastructure.Security;

public class AccessLogTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Who_looks_at_internal_notes_is_noted_once_a_day_and_managers_see_it()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.SendAs(Cast.Caseworker, new AddNote(made.Reference, "The owner hides the numbers", true));
        var reader = await SignIn(Cast.Manager);
        (await reader.Get(CasesLinks.Details(made.Reference))).Shows("The owner hides the numbers");
        await reader.Get(CasesLinks.Timeline(made.Reference));

        var read = Assert.Single(await Readings(made), row => row.Record == "InternalNotes");
        Assert.Equal(("Read", Cast.Manager), (read.Change, read.ByName.Split(" (")[0]));
        (await (await SignIn(Cast.Auditor)).Get(AuditLinks.Readings(made.Reference))).Shows("Internal notes", "Mona Manager", "looked at");
    }

    [Fact]
    public async Task Who_sees_none_of_the_internal_notes_is_not_noted()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.SendAs(Cast.Caseworker, new AddNote(made.Reference, "The owner hides the numbers", true));
        (await (await SignIn(Cast.Lead)).Get(CasesLinks.Timeline(made.Reference))).Hides("The owner hides the numbers");
        Assert.Empty(await Readings(made));
    }

    [Fact]
    public async Task Each_file_is_noted_for_each_who_opens_it_with_its_name()
    {
        var made = await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Member);
        var page = await browser.Get(CommitmentsLinks.Confirm(made.Reference, "C1"));
        await page.Submit("main form", ("Note", "Done"), ("Kind", "document"), ("Evidence", new Upload("report.txt", "All seams tested"u8.ToArray(), "text/plain")));
        var file = await App.InDatabase(db => db.StoredFiles.AsNoTracking().SingleAsync(row => row.CaseId == made.Id));
        var reader = await SignIn(Cast.Caseworker);
        await reader.Get(FilesLinks.Download(file.Id));
        await reader.Get(FilesLinks.Download(file.Id));

        var read = Assert.Single(await Readings(made));
        Assert.Equal((nameof(StoredFile), file.Id.ToString()), (read.Record, read.RecordKey));
        Assert.Contains("report.txt", read.Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_noted_is_not_shown()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.SendAs(Cast.Caseworker, new AddNote(made.Reference, "The owner hides the numbers", true));
        var reader = await SignIn(Cast.Manager);
        await App.InDatabase(db => db.Database.ExecuteSqlRawAsync("""ALTER TABLE "AuditChains" RENAME TO "Gone" """));
        try
        {
            (await reader.Try(CasesLinks.Timeline(made.Reference))).Expect(System.Net.HttpStatusCode.InternalServerError).Hides("The owner hides the numbers");
        }
        finally
        {
            await App.InDatabase(db => db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Gone" RENAME TO "AuditChains" """));
        }
    }

    private Task<List<AuditEntry>> Readings(SampleCase made) =>
        App.InDatabase(db => db.AuditEntries.AsNoTracking().Where(row => row.CaseId == made.Id && row.Change == "Read").ToListAsync());
}
