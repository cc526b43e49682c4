using System.Globalization;

namespace Assistance.Web.Infrastructure.Localization;

/// <summary>An argument that is itself a text: it is read in the language of the sentence around it.</summary>
/// <param name="Key">The key of the text.</param>
public sealed record TextKey(string Key);

/// <summary>
/// How the places of a sentence are filled. A date: {0} without the year when it is this year's, {0:long} with the year, {0:weekday},
/// {0:iso}. A number: {0}, {0:N0}, or {0:day|days} for the English plural (the word only). A list of strings is enumerated, a
/// <see cref="TextKey"/> is looked up. Anything else is written as the language writes it.
/// </summary>
public sealed class TextFormat(Text text) : IFormatProvider, ICustomFormatter
{
    /// <inheritdoc/>
    public object? GetFormat(Type? formatType) =>
        formatType == typeof(ICustomFormatter) ? this : text.Culture.GetFormat(formatType);

    /// <inheritdoc/>
    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
    {
        null => "",
        DateOnly date => text.Date.Of(date, format ?? "short"),
        DateTime instant => text.Date.Of(instant, format ?? "short"),
        TextKey key => text[key.Key],
        string word => word,
        IEnumerable<string> items => text.List(items),
        _ when format?.IndexOf('|', StringComparison.Ordinal) is int bar and >= 0 => IsOne(arg) ? format[..bar] : format[(bar + 1)..],
        IFormattable value => value.ToString(format, text.Culture),
        _ => arg.ToString() ?? "",
    };

    private static bool IsOne(object number) => Convert.ToDecimal(number, CultureInfo.InvariantCulture) == 1;
}
