using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Searching;
using Assistance.Data.Viewing;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Data;

/// <summary>The search index on the database that the suite runs on, against a plain comparison of texts.</summary>
public class SearchIndexTests(AssistanceApp app) : WebTest(app)
{
    private const string Han = "大连甘井子区精密轴承制造有限公司沈阳雪牧乳业电器机械科技股份宁波海屿晨帆普润定锚食品药业新材料";
    private static readonly string[] latin = ["Works", "Precision", "Dairy", "Bearing", "Electric", "Müller", "Ltd", "Co", "Shenyang", "North-East", "A1", "3M"];

    [Fact]
    public async Task Any_part_of_a_name_finds_exactly_the_names_that_hold_it()
    {
        var random = new Random(2026);
        var names = Enumerable.Range(0, 3000).Select(_ => Name(random)).ToList();
        await App.InDatabase(async db =>
        {
            db.View(Viewer.System);
            foreach (var name in names)
            {
                db.Add(new SearchEntry { Kind = SearchKind.Problem, RecordKey = Guid.CreateVersion7(), Title = name, Tokens = $"{SearchTokens.Of(name)} {SearchMarks.Of(SearchKind.Problem)}" });
            }

            return await db.SaveChangesAsync();
        });

        for (var i = 0; i < 400; i++)
        {
            var name = names[random.Next(names.Count)];
            var from = random.Next(name.Length);
            var part = name.Substring(from, Math.Min(random.Next(1, 6), name.Length - from)).Trim();
            var sought = SearchTokens.Normalise(part);
            if (SearchPhrase.Whole(part).IsEmpty)
            {
                continue;
            }

            var expected = names.Where(one => SearchTokens.Normalise(one).Contains(sought, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            var found = await Titles(SearchKind.Problem, SearchPhrase.Whole(part));
            Assert.True(expected.SequenceEqual(found), $"\"{part}\": {expected.Count} names hold it, {found.Count} were found.");
        }
    }

    [Theory]
    [InlineData("\ud842\udfb7野家食品", "\ud842\udfb7")]
    [InlineData("ＡＢＣ電器（大连）", "abc")]
    [InlineData("ＡＢＣ電器（大连）", "(大连)")]
    [InlineData("ＡＢＣ電器（大连）", "電")]
    [InlineData("O'Brien \"Works\" & Sons", "o'brien \"w")]
    [InlineData("a AND b OR c*", "and b or c")]
    [InlineData("ﬁne ﬀ", "fine ff")]
    [InlineData("Straße", "raß")]
    [InlineData("half \ud800 pair", "half \ud800 pair")]
    public async Task Signs_and_rare_characters_are_found_too(string title, string sought)
    {
        await Enter(title);
        Assert.Contains(title.Replace("\ud800", "\ufffd", StringComparison.Ordinal), (await Titles(SearchKind.Commitment, SearchPhrase.Whole(sought))).Select(found => found.Replace("\ud800", "\ufffd", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("*")]
    [InlineData("\"")]
    [InlineData("（）")]
    public void Signs_alone_look_for_nothing(string sought) => Assert.True(SearchPhrase.Whole(sought).IsEmpty);

    [Fact]
    public async Task Words_are_found_in_any_order()
    {
        await Enter("Straighten the spray-weld window");
        Assert.Empty(await Titles(SearchKind.Commitment, SearchPhrase.Whole("window straighten")));
        Assert.Contains("Straighten the spray-weld window", await Titles(SearchKind.Commitment, SearchPhrase.Words("window straighten")!));
        Assert.Null(SearchPhrase.Words("window"));
    }

    [Fact]
    public async Task An_enterprise_is_found_when_it_is_saved_and_follows_its_name_and_place()
    {
        var enterprise = new Enterprise("91210211XN0000012B", "Quick Fox Bearings", Cast.Division);
        var contact = Person.OfEnterprise("Zoe Zander", null, ContactRight.Lead, enterprise.Id, "en");
        await Save(db => db.AddRange(enterprise, contact));
        Assert.Equal(["Quick Fox Bearings"], await Titles(SearchKind.Enterprise, SearchPhrase.Whole("fox bear")));
        Assert.Equal(["Quick Fox Bearings"], await Titles(SearchKind.Enterprise, SearchPhrase.Whole("xn0000012")));

        await Save(async db =>
        {
            var stored = await db.Enterprises.AsTracking().SingleAsync(row => row.Id == enterprise.Id);
            stored.Describe("Slow Fox Bearings", Cast.ForeignDivision, null, null, null, null, null, null, []);
        });
        Assert.Empty(await Titles(SearchKind.Enterprise, SearchPhrase.Whole("quick fox")));
        Assert.Equal(["Slow Fox Bearings"], await Titles(SearchKind.Enterprise, SearchPhrase.Whole("fox bear")));
        var person = await App.InDatabase(db => { db.View(Viewer.System); return db.SearchEntries.SingleAsync(row => row.RecordKey == contact.Id.Value); });
        Assert.Equal(Cast.ForeignDivision, person.DivisionCode);
    }

    [Fact]
    public async Task A_record_that_is_gone_is_not_found()
    {
        var person = Person.Expert("Xaver Xylophone", "engineer", "en");
        await Save(db => db.Add(person));
        Assert.Equal(["Xaver Xylophone (engineer)"], await Titles(SearchKind.Person, SearchPhrase.Whole("xylo")));
        await Save(async db => db.Remove(await db.People.SingleAsync(row => row.Id == person.Id)));
        Assert.Empty(await Titles(SearchKind.Person, SearchPhrase.Whole("xylo")));
    }

    private static string Name(Random random)
    {
        if (random.Next(2) == 0)
        {
            return string.Join(' ', Enumerable.Range(0, random.Next(2, 5)).Select(_ => latin[random.Next(latin.Length)]));
        }

        var start = random.Next(Han.Length - 12);
        return string.Join("", Enumerable.Range(0, random.Next(6, 14)).Select(_ => Han[random.Next(Han.Length)]).Concat(Han.Skip(start).Take(4)));
    }

    private Task<int> Enter(string title) => Save(db => db.Add(new SearchEntry
    {
        Kind = SearchKind.Commitment,
        RecordKey = Guid.CreateVersion7(),
        Title = title.Replace("\ud800", "\ufffd", StringComparison.Ordinal),
        Tokens = $"{SearchTokens.Of(title)} {SearchMarks.Of(SearchKind.Commitment)}",
    }));

    private Task<int> Save(Action<AssistanceDb> change) => Save(db =>
    {
        change(db);
        return Task.CompletedTask;
    });

    private Task<int> Save(Func<AssistanceDb, Task> change) => App.InDatabase(async db =>
    {
        db.View(Viewer.System);
        await change(db);
        return await db.SaveChangesAsync();
    });

    private async Task<List<string>> Titles(SearchKind kind, SearchPhrase phrase)
    {
        var found = await App.InDatabase(db =>
        {
            db.View(Viewer.System);
            return db.Found(kind, phrase).Select(row => row.Title).ToListAsync();
        });
        return [.. found.Order(StringComparer.Ordinal)];
    }
}
