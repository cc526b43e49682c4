using System.Text.Json;
using Assistance.Data.Records;
using Assistance.Data.Searching;
using Assistance.Data.Viewing;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Search;

public class RebuildSearchTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task What_was_written_past_the_product_is_found_and_what_is_gone_is_not()
    {
        await SampleCase.EnterAsync(App);
        await App.InDatabase(async db =>
        {
            db.View(Viewer.System);
            await db.Set<SearchEntry>().Where(row => row.Number == Cast.Enterprise || row.Kind == SearchKind.Case).ExecuteDeleteAsync();
            await db.Enterprises.Where(row => row.Uscc == Cast.OtherEnterprise).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "Renamed Behind"));
            db.Add(new SearchEntry { Kind = SearchKind.Person, RecordKey = Guid.CreateVersion7(), Title = "Ghost Writer", Tokens = $"{SearchTokens.Of("Ghost Writer")} {SearchMarks.Of(SearchKind.Person)}" });
            return await db.SaveChangesAsync();
        });
        Assert.Empty(await Found(SearchKind.Enterprise, "First Works"));
        Assert.Equal(["Ghost Writer"], await Found(SearchKind.Person, "Ghost"));

        var rebuilt = await Run();
        Assert.Equal(1, rebuilt.GetProperty("removed").GetInt64());
        Assert.True(rebuilt.GetProperty("written").GetInt64() >= 3);
        Assert.Equal(["First Works Ltd"], await Found(SearchKind.Enterprise, "First Works"));
        Assert.Equal(["Renamed Behind"], await Found(SearchKind.Enterprise, "renamed"));
        Assert.Empty(await Found(SearchKind.Enterprise, "Other Works"));
        Assert.NotEmpty(await Found(SearchKind.Case, "BF-210211"));
        Assert.Empty(await Found(SearchKind.Person, "Ghost"));
    }

    [Fact]
    public async Task An_interrupted_run_goes_on_where_it_was()
    {
        var all = (await Run()).GetProperty("looked").GetInt64();
        await App.InDatabase(async db =>
        {
            db.Add(new Setting { Name = "search-rebuild", Value = $"{SearchKind.Person}/{Guid.Empty}" });
            return await db.SaveChangesAsync();
        });
        var people = await App.InDatabase(db => { db.View(Viewer.System); return db.People.LongCountAsync(); });
        Assert.Equal(people, (await Run("--whole")).GetProperty("looked").GetInt64());
        Assert.Equal(all, (await Run()).GetProperty("looked").GetInt64());
        Assert.True(people < all);
    }

    private async Task<JsonElement> Run(params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, await OperatorCommands.RunAsync(CommandLine.Parse(["rebuild", "search", "--json", .. options]), App.Services, () => Task.CompletedTask, output, error, CancellationToken.None));
        return JsonDocument.Parse(output.ToString()).RootElement;
    }

    private Task<List<string>> Found(SearchKind kind, string text) => App.InDatabase(db =>
    {
        db.View(Viewer.System);
        return db.Found(kind, SearchPhrase.Whole(text)).Select(row => row.Title).ToListAsync();
    });
}
