using System.Text.Json;
using System.Text.RegularExpressions;
using Assistance.Architecture.Tests.Infrastructure;

namespace Assistance.Architecture.Tests;

/// <summary>The words of the product: <c>Features/&lt;Area&gt;/Text.json</c>, both languages side by side.</summary>
public partial class TextTests
{
    [Fact]
    public void Every_text_has_both_languages() =>
        Rules.Hold(Texts(), text => text.Zh.Length > 0 && text.En.Length > 0);

    [Fact]
    public void Both_languages_of_a_text_have_the_same_places() =>
        Rules.Hold(Texts(), text => Places(text.Zh).SequenceEqual(Places(text.En)));

    [Fact]
    public void English_texts_are_English_and_Chinese_ones_use_Chinese_punctuation() =>
        Rules.Hold(Texts(), text => !Chinese().IsMatch(text.En) && !HalfWidth().IsMatch(text.Zh));

    [Fact]
    public void Every_text_that_code_asks_for_exists()
    {
        var keys = Texts().Select(text => text.Key).ToHashSet();
        var areas = keys.Select(key => key.Split('.')[0]).ToHashSet();
        var asked = Code.Types(Code.Domain).Concat(Code.Types(Code.Data)).Concat(Code.Types(Code.Web))
            .SelectMany(type => Uses.Literals(type), (type, literal) => (Type: type, Key: literal))
            .Where(one => KeyShape().IsMatch(one.Key) && areas.Contains(one.Key.Split('.')[0]));
        Rules.Hold(asked, one =>
        {
            // a literal that ends with a dot or a hyphen is the beginning of a key that is put together
            var found = one.Key[^1] is '.' or '-' ? keys.Any(key => key.StartsWith(one.Key, StringComparison.Ordinal)) : keys.Contains(one.Key) || IsHappening(one.Key, keys);
            return found ? [] : new[] { $"{one.Key}, asked for by {one.Type}" };
        });
    }

    /// <summary>What happens to a record of the area "chasing" has the area's own name: "chasing.raised" reads "chasing.history.raised".</summary>
    private static bool IsHappening(string kind, HashSet<string> keys)
    {
        var parts = kind.Split('.', 2);
        return keys.Contains($"{parts[0]}.history.{parts[1]}") || keys.Contains($"{parts[0]}.notice.{parts[1]}");
    }

    private static IEnumerable<(string Key, string Zh, string En)> Texts()
    {
        foreach (var file in Code.Files("src/Assistance.Web/Features", "/Text.json"))
        {
            var area = file.Split('/')[^2].ToLowerInvariant();
            using var json = JsonDocument.Parse(Code.Text(file));
            foreach (var text in json.RootElement.EnumerateObject())
            {
                yield return ($"{area}.{text.Name}", Word(text.Value, "zh"), Word(text.Value, "en"));
            }
        }
    }

    private static string Word(JsonElement text, string language) => text.TryGetProperty(language, out var word) ? word.GetString() ?? "" : "";

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order();

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"^[a-z]+\.([a-z0-9-]+\.)*[a-z0-9-]*$")]
    private static partial Regex KeyShape();

    [GeneratedRegex(@"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")]
    private static partial Regex Chinese();

    /// <summary>A comma, colon, semicolon, question or exclamation mark, or bracket of half width beside a Chinese character.</summary>
    [GeneratedRegex(@"[\u3400-\u9fff][,;:?!()]|[,;:?!()][\u3400-\u9fff]")]
    private static partial Regex HalfWidth();
}
