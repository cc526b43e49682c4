using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistance.Web.Infrastructure.Localization;

/// <summary>
/// The product's words in the language of the request: <c>T["commitments.confirm.title"]</c>, <c>T["shared.overdue-by", 15]</c>.
/// Dates among the arguments are written as a reader of that language expects; see <see cref="TextFormat"/> for what a place can ask for.
/// </summary>
public sealed partial class Text
{
    private readonly TextCatalogue catalogue;
    private readonly Clock clock;
    private readonly bool throwOnMissing;
    private readonly CultureInfo? culture;

    /// <param name="throwOnMissing">Whether an unknown key throws (development and tests) or shows as itself (production).</param>
    /// <param name="culture">A fixed language; null follows the request.</param>
    public Text(TextCatalogue catalogue, Clock clock, bool throwOnMissing, CultureInfo? culture = null)
    {
        this.catalogue = catalogue;
        this.clock = clock;
        this.throwOnMissing = throwOnMissing;
        this.culture = culture;
        Date = new DateText(this, clock);
    }

    /// <summary>The language in use.</summary>
    public CultureInfo Culture => culture ?? CultureInfo.CurrentUICulture;

    /// <summary>Dates and instants in words.</summary>
    public DateText Date { get; }

    /// <summary>The sentence of a key with its places filled.</summary>
    /// <exception cref="KeyNotFoundException">The key is unknown, outside production.</exception>
    public string this[string key, params object?[] arguments]
    {
        get
        {
            var wording = catalogue.Find(key);
            if (wording is null)
            {
                return throwOnMissing ? throw new KeyNotFoundException($"No text has the key \"{key}\".") : key;
            }

            var sentence = wording.In(Culture);
            return arguments.Length == 0 ? sentence : string.Format(new TextFormat(this), sentence, arguments);
        }
    }

    /// <summary>
    /// A sentence with named places, filled from the facts of a history line or a notice: {due} (dates are stored as yyyy-MM-dd and read as
    /// dates), {days:day|days} for an English plural, {severity:problems.severity} for a code whose word is the text
    /// "problems.severity.&lt;code in kebab case&gt;". A fact that is missing leaves its place empty.
    /// </summary>
    public string Fill(string key, IReadOnlyDictionary<string, string>? facts) =>
        NamedPlace().Replace(this[key], place => Fact(facts?.GetValueOrDefault(place.Groups["name"].Value) ?? "", place.Groups["format"].Value));

    /// <summary>Whether the key has a text.</summary>
    public bool Has(string key) => catalogue.Find(key) is not null;

    /// <summary>The word for a value of an enumeration, from the area's text "&lt;area&gt;.&lt;type&gt;.&lt;value&gt;" in kebab case: <c>T.Of("cases", CaseStatus.Paused)</c> reads "cases.case-status.paused".</summary>
    public string Of(string area, Enum value) => this[$"{area}.{Kebab(value.GetType().Name)}.{Kebab(value.ToString())}"];

    private string Fact(string value, string format)
    {
        if (format.Contains('|', StringComparison.Ordinal))
        {
            return format.Split('|')[value == "1" ? 0 : 1];
        }

        if (format.Contains('.', StringComparison.Ordinal) && catalogue.Find($"{format}.{Kebab(value)}") is { } word)
        {
            return word.In(Culture);
        }

        return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Date.Day(date) : value;
    }

    /// <summary>The same words in a fixed language, for mail and documents.</summary>
    public Text In(CultureInfo language) => new(catalogue, clock, throwOnMissing, language);

    /// <summary>Several items as one enumeration: "A、B" or "A, B".</summary>
    public string List(IEnumerable<string> items) => string.Join(this["shared.list-separator"], items);

    /// <summary>"DueDate" becomes "due-date", "UNCLEAR_RESPONSIBILITY" "unclear-responsibility"; what stands before the last dot is left out.</summary>
    public static string Kebab(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return string.Concat(last.Select((c, i) =>
            char.IsUpper(c) ? (i > 0 && !char.IsUpper(last[i - 1]) && last[i - 1] != '_' ? "-" : "") + char.ToLowerInvariant(c) : c == '_' ? "-" : c.ToString()));
    }

    [GeneratedRegex(@"\{(?<name>[a-z][a-z0-9-]*)(:(?<format>[^}]+))?\}")]
    private static partial Regex NamedPlace();
}
