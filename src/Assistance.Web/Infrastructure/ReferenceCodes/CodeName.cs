using System.Globalization;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Infrastructure.ReferenceCodes;

/// <summary>A code with its name in both languages.</summary>
/// <param name="Code">The code as it is stored: "MAN-2", "S1", "CER-08", "3731".</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
public sealed record CodeName(string Code, string Zh, string En)
{
    /// <summary>The name in a language of the product.</summary>
    public string In(CultureInfo culture) => Languages.IsChinese(culture) ? Zh : En;

    /// <summary>Whether what somebody typed fits: the beginning of the code, or a part of either name.</summary>
    public bool Fits(string typed) =>
        Code.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
        || Zh.Contains(typed, StringComparison.OrdinalIgnoreCase)
        || En.Contains(typed, StringComparison.OrdinalIgnoreCase);
}
