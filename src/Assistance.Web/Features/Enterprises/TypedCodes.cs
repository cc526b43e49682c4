using System.Globalization;
using System.Text;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Features.Enterprises;

/// <summary>One code that somebody may have meant.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">Its name in the reader's language.</param>
public sealed record CodeOffer(string Code, string Name)
{
    /// <summary>As inputs show it: "210211 name".</summary>
    public string Shown => $"{Code} {Name}";
}

/// <summary>What was meant by what was typed: one code, or several that fit, or none.</summary>
/// <param name="Code">The code, when it is clear.</param>
/// <param name="Offers">What fits; empty when nothing does.</param>
public sealed record TypedCode(string? Code, IReadOnlyList<CodeOffer> Offers);

/// <summary>
/// Reads divisions and industries as people type them: the code, the name, or the code with the name behind it as suggestions put it.
/// </summary>
public static class TypedCodes
{
    private const int Offered = 20;

    /// <summary>Reads a division; a retired code is taken when it is typed in full.</summary>
    public static TypedCode Division(this Codes codes, string? typed)
    {
        var text = Plain(typed);
        var first = text.Split(' ')[0];
        if (first.Length == 6 && codes.Divisions.Find(first) is { } known)
        {
            return new(known.Code, [new(known.Code, known.FullName)]);
        }

        var found = codes.Divisions.Search(text, Offered);
        var exact = found.Where(one => one.FullName == text || one.Name == text).ToList();
        return One(exact.Count == 1 ? exact : found, one => new CodeOffer(one.Code, one.FullName));
    }

    /// <summary>Reads an industry of GB/T 4754.</summary>
    public static TypedCode Industry(this Codes codes, string? typed, CultureInfo culture)
    {
        var text = Plain(typed);
        var first = text.Split(' ')[0].ToUpperInvariant();
        if (codes.Industries.Find(first) is { Level: not "section" } known)
        {
            return new(known.Code, [new(known.Code, known.Name.In(culture))]);
        }

        var found = codes.Industries.Search(text, Offered);
        var exact = found.Where(one => one.Name.Zh == text || one.Name.En.Equals(text, StringComparison.OrdinalIgnoreCase)).ToList();

        // a division with a single group of the same name means the same industry
        return One(exact.Count > 0 ? exact[..1] : found, one => new CodeOffer(one.Code, one.Name.In(culture)));
    }

    /// <summary>"210211 name" for a code that is stored, or the bare code when it is unknown; empty for none.</summary>
    public static string ShownDivision(this Codes codes, string? code) => codes.Divisions.Find(code) is { } known ? $"{known.Code} {known.FullName}" : code ?? "";

    /// <summary>The same for an industry.</summary>
    public static string ShownIndustry(this Codes codes, string? code, CultureInfo culture) =>
        codes.Industries.Find(code) is { } known ? $"{known.Code} {known.Name.In(culture)}" : code ?? "";

    private static TypedCode One<T>(IReadOnlyList<T> found, Func<T, CodeOffer> offer)
    {
        var offers = found.Select(offer).ToList();
        return new(offers.Count == 1 ? offers[0].Code : null, offers);
    }

    private static string Plain(string? typed)
    {
        var text = typed ?? "";
        return string.Join(' ', (text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
