using System.Globalization;

namespace Assistance.Web.Infrastructure.Localization;

/// <summary>The two languages of the product.</summary>
public static class Languages
{
    /// <summary>Chinese as written in mainland China.</summary>
    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>English.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>Both, the default first.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [Chinese, English];

    /// <summary>Whether the culture reads Chinese.</summary>
    public static bool IsChinese(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh";

    /// <summary>The language for a tag such as "zh", "zh-TW" or "en-GB", or null when the product does not speak it.</summary>
    public static CultureInfo? Find(string? tag) => tag switch
    {
        null => null,
        _ when Is(tag, "zh") => Chinese,
        _ when Is(tag, "en") => English,
        _ => null,
    };

    private static bool Is(string tag, string language) =>
        tag.Equals(language, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
}
