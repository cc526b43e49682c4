using System.Text.RegularExpressions;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Tests.Infrastructure.Localization;

public partial class TextTests
{
    [Fact]
    public void Every_key_has_both_languages_and_a_well_formed_name()
    {
        Assert.NotEmpty(Texts.Catalogue.All);
        Assert.DoesNotContain(Texts.Catalogue.All, t => string.IsNullOrWhiteSpace(t.Value.Zh) || string.IsNullOrWhiteSpace(t.Value.En));
        Assert.All(Texts.Catalogue.All.Keys, k => Assert.Matches(KeyForm(), k));
    }

    [Fact]
    public void Both_languages_of_a_sentence_fill_the_same_places()
    {
        var different = Texts.Catalogue.All.Where(t => !Places(t.Value.Zh).SetEquals(Places(t.Value.En))).Select(t => t.Key);
        Assert.Contains(Texts.Catalogue.All, t => Places(t.Value.En).Count > 0);
        Assert.Empty(different);
    }

    [Fact]
    public void Every_sentence_can_be_filled()
    {
        foreach (var language in Languages.All)
        {
            var text = Texts.In(language);
            foreach (var (key, wording) in Texts.Catalogue.All)
            {
                Assert.NotEmpty(NamedPlace().IsMatch(wording.En) ? text.Fill(key, null) : text[key, 1, 2, 3, 4, 5, 6, 7, 8]);
            }
        }
    }

    [Fact]
    public void Chinese_sentences_use_full_width_punctuation()
    {
        Assert.All(Texts.Catalogue.All, t => Assert.DoesNotMatch(HalfWidth(), t.Value.Zh));
        Assert.Matches(HalfWidth(), "逾期,未办");
    }

    [Fact]
    public void English_sentences_have_no_Chinese_in_them()
    {
        Assert.All(Texts.Catalogue.All, t => Assert.DoesNotMatch(Han(), t.Value.En));
        Assert.Matches(Han(), "逾期");
    }

    [Fact]
    public void An_unknown_key_throws_outside_production_and_shows_itself_there()
    {
        Assert.Throws<KeyNotFoundException>(() => Texts.In(Languages.English)["shared.no-such-key"]);
        Assert.Equal("shared.no-such-key", Texts.In(Languages.English, throwOnMissing: false)["shared.no-such-key"]);
    }

    [Theory]
    [InlineData(1, "1 working day overdue")]
    [InlineData(15, "15 working days overdue")]
    public void English_counts_in_singular_and_plural(int days, string expected) =>
        Assert.Equal(expected, Texts.In(Languages.English)["shared.status.overdue", days]);

    [Fact]
    public void Places_take_dates_texts_and_lists()
    {
        var due = new DateOnly(2026, 11, 27);
        var zh = Texts.Of("t.all", "{0}、{0:long}：{1}，{2}", "{0}, {0:long}: {1}; {2}", Languages.Chinese);
        var en = Texts.Of("t.all", "{0}、{0:long}：{1}，{2}", "{0}, {0:long}: {1}; {2}", Languages.English);
        Assert.Equal("11月27日、2026年11月27日：企业，R5、R1", zh["t.all", due, new TextKey("shared.side.enterprise"), new[] { "R5", "R1" }]);
        Assert.Equal("27 Nov, 27 Nov 2026: Enterprise; R5, R1", en["t.all", due, new TextKey("shared.side.enterprise"), new[] { "R5", "R1" }]);
    }

    [Fact]
    public void Named_places_take_dates_plurals_and_words_for_codes_from_the_facts_of_a_history_line()
    {
        var text = Texts.Of("t.line", "{due}，{days}天，{side:shared.side}，{name}", "{due}, {days} {days:day|days}, {side:shared.side}, {name}", Languages.English);
        Assert.Equal("27 Nov, 1 day, Enterprise, ", text.Fill("t.line", new Dictionary<string, string> { ["due"] = "2026-11-27", ["days"] = "1", ["side"] = "Enterprise" }));
        Assert.Equal("4 Mar 2027, 2 days, other, {x}", text.Fill("t.line", new Dictionary<string, string> { ["due"] = "2027-03-04", ["days"] = "2", ["side"] = "other", ["name"] = "{x}" }));
    }

    [Theory]
    [InlineData("DueDate", "due-date")]
    [InlineData("UNCLEAR_RESPONSIBILITY", "unclear-responsibility")]
    [InlineData("Input.DueDate", "due-date")]
    [InlineData("Uscc", "uscc")]
    [InlineData("USCC", "uscc")]
    public void Names_become_keys_in_kebab_case(string name, string expected) => Assert.Equal(expected, Text.Kebab(name));

    private static HashSet<string> Places(string sentence) => [.. PlaceForm().Matches(sentence).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"^[a-z0-9]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"\{[a-z]")]
    private static partial Regex NamedPlace();

    [GeneratedRegex(@"\{([a-z0-9-]+)")]
    private static partial Regex PlaceForm();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}[,;:?!]|[,;:?!]\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex HalfWidth();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}
