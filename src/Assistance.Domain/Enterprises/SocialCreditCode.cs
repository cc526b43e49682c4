using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Assistance.Domain.Enterprises;

/// <summary>What came of reading a unified social credit code.</summary>
/// <param name="Code">The code, or null when it is refused.</param>
/// <param name="Error">Why it is refused: <see cref="SocialCreditCode.Empty"/>, <see cref="SocialCreditCode.Length"/>, <see cref="SocialCreditCode.Charset"/> or <see cref="SocialCreditCode.CheckDigit"/>; else null.</param>
/// <param name="OrganisationCodeDoubtful">Whether the organisation code inside fails its own check (GB 11714). A warning only.</param>
public sealed record SocialCreditCodeReading(SocialCreditCode? Code, string? Error, bool OrganisationCodeDoubtful)
{
    /// <summary>Whether the code is taken.</summary>
    [MemberNotNullWhen(true, nameof(Code))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Code is not null;
}

/// <summary>
/// Unified social credit code 统一社会信用代码 (GB 32100-2015): eighteen characters, of which 3-8 are the division at registration and 9-17
/// the organisation code with its own check character. The division digits never make a code invalid: they outlive the division.
/// </summary>
public sealed record SocialCreditCode
{
    /// <summary>Error: nothing is left after trimming.</summary>
    public const string Empty = "empty";

    /// <summary>Error: not eighteen characters.</summary>
    public const string Length = "length";

    /// <summary>Error: a character outside the alphabet, which has no I, O, S, V and Z.</summary>
    public const string Charset = "charset";

    /// <summary>Error: the last character does not follow from the others. Early pilot areas issued such codes: a written reason overrides it.</summary>
    public const string CheckDigit = "check_digit";

    private const int Characters = 18;
    private const int LongestRead = 200;
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    private SocialCreditCode(string value, string? overrideReason) => (Value, OverrideReason) = (value, overrideReason);

    /// <summary>The eighteen characters, in capitals.</summary>
    public string Value { get; }

    /// <summary>Why a wrong check character was accepted; null when it is right.</summary>
    public string? OverrideReason { get; }

    /// <summary>GB/T 2260 code of the division at registration, which may since have been abolished.</summary>
    public string DivisionAtRegistration => Value[2..8];

    /// <summary>
    /// Reads a code as people and other systems write it: full-width, in lower case, with blanks or invisible characters around it.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="overrideReason">Why a wrong check character is to be accepted, or null or blank.</param>
    public static SocialCreditCodeReading Read(string? text, string? overrideReason = null)
    {
        var value = Normalise(text);
        if (value is not { Length: > 0 })
        {
            return new(null, value is null ? Charset : Empty, false);
        }

        if (value.Length != Characters)
        {
            return new(null, Length, false);
        }

        if (value.Any(sign => !Alphabet.Contains(sign, StringComparison.Ordinal)))
        {
            return new(null, Charset, false);
        }

        var doubtful = OrganisationCheck(value) != value[16];
        if (Check(value) == value[17])
        {
            return new(new(value, null), null, doubtful);
        }

        return string.IsNullOrWhiteSpace(overrideReason)
            ? new(null, CheckDigit, doubtful)
            : new(new(value, overrideReason.Trim()), null, doubtful);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>The text in one spelling, or null when it is no text at all (half a surrogate pair).</summary>
    private static string? Normalise(string? text)
    {
        var trimmed = Trim(text ?? "");
        if (trimmed.Length > LongestRead)
        {
            return trimmed;
        }

        try
        {
            return Trim(trimmed.Normalize(NormalizationForm.FormKC)).ToUpperInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Spreadsheets and web pages leave byte order marks and zero-width signs at the ends, which <see cref="string.Trim()"/> keeps.</summary>
    private static string Trim(string text)
    {
        var from = 0;
        var to = text.Length;
        while (from < to && IsBlank(text[from]))
        {
            from++;
        }

        while (to > from && IsBlank(text[to - 1]))
        {
            to--;
        }

        return text[from..to];
    }

    private static bool IsBlank(char sign) =>
        char.IsWhiteSpace(sign) || char.IsControl(sign) || char.GetUnicodeCategory(sign) == System.Globalization.UnicodeCategory.Format;

    private static char Check(string value)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Alphabet.IndexOf(value[i], StringComparison.Ordinal) * Weights[i];
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>The check character of the organisation code by GB 11714, in whose alphabet no letter is left out.</summary>
    private static char OrganisationCheck(string value)
    {
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
        {
            var sign = value[8 + i];
            sum += (char.IsAsciiDigit(sign) ? sign - '0' : sign - 'A' + 10) * OrganisationWeights[i];
        }

        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
