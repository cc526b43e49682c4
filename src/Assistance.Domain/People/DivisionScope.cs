namespace Assistance.Domain.People;

/// <summary>
/// The divisions that a role reaches. GB/T 2260 codes are a hierarchy by prefix (21 -> 2102 -> 210211), so a scope is the closed
/// range of codes from <paramref name="From"/> to <paramref name="To"/>: one indexed comparison.
/// </summary>
/// <param name="From">Lowest six-digit code inside.</param>
/// <param name="To">Highest six-digit code inside.</param>
public sealed record DivisionScope(string From, string To)
{
    /// <summary>Only the division itself: what a caseworker sees.</summary>
    public static DivisionScope Only(string divisionCode) => new(divisionCode, divisionCode);

    /// <summary>The division and all below it: what a manager or an auditor sees. "000000" is the whole country.</summary>
    public static DivisionScope WithBelow(string divisionCode)
    {
        var prefix = Prefix(divisionCode);
        return new(prefix.PadRight(6, '0'), prefix.PadRight(6, '9'));
    }

    /// <summary>The significant digits of a code: "210000" -> "21", "210200" -> "2102", "210211" -> "210211", "000000" -> "".</summary>
    public static string Prefix(string divisionCode) =>
        divisionCode.EndsWith("000000", StringComparison.Ordinal) ? ""
        : divisionCode.EndsWith("0000", StringComparison.Ordinal) ? divisionCode[..2]
        : divisionCode.EndsWith("00", StringComparison.Ordinal) ? divisionCode[..4]
        : divisionCode;

    /// <summary>Whether every division lies inside.</summary>
    public bool IsWholeCountry => From == "000000" && To == "999999";

    /// <summary>Whether the six-digit code lies inside.</summary>
    public bool Contains(string divisionCode) =>
        string.CompareOrdinal(divisionCode, From) >= 0 && string.CompareOrdinal(divisionCode, To) <= 0;
}
