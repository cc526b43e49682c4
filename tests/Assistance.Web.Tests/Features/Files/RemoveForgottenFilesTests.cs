using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Features.Files;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Files;

public class RemoveForgottenFilesTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Two_days_after_a_form_was_left_its_files_go_unless_a_draft_or_a_case_holds_them()
    {
        var forgotten = await Hand("forgotten.pdf", 1);
        var drafted = await Hand("drafted.pdf", 2);
        var attached = await Hand("attached.pdf", 3);
        await App.InDatabase(async db =>
        {
            db.Add(new Draft { Id = DraftId.New(), FormKey = "/somewhere", Fields = $$"""{"Photos.Held":["{{drafted}}"]}""" });
            (await db.StoredFiles.SingleAsync(file => file.Id == attached)).CaseId = CaseId.New();
            return await db.SaveChangesAsync();
        });
        Clock.Advance(TimeSpan.FromDays(1.9));
        Assert.Equal(0, await App.SendAsSystem(new RemoveForgottenFiles()));

        Clock.Advance(TimeSpan.FromDays(0.2));

        Assert.Equal(1, await App.SendAsSystem(new RemoveForgottenFiles()));
        Assert.Equal(0, await App.SendAsSystem(new RemoveForgottenFiles()));
        var left = await App.InDatabase(db => db.StoredFiles.Select(file => file.Id).ToListAsync());
        Assert.DoesNotContain(forgotten, left);
        Assert.Contains(drafted, left);
        Assert.Contains(attached, left);
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(App.Folder, "files"), "*", SearchOption.AllDirectories).Count());
    }

    private async Task<StoredFileId> Hand(string name, byte last) =>
        (await App.SendAs(Cast.Caseworker, new HoldFiles([SampleFiles.InForm(name, [.. SampleFiles.Pdf, last])], []))).Files[0].Id;
}
