using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Infrastructure.Pages;

/// <summary>Choices for lists, in the reader's language.</summary>
public static class TextItems
{
    /// <summary>All values of an enumeration with their words from "&lt;area&gt;.&lt;type&gt;.&lt;value&gt;".</summary>
    public static IReadOnlyList<SelectListItem> Items<TEnum>(this Text text, string area)
        where TEnum : struct, Enum => text.Items(area, Enum.GetValues<TEnum>());

    /// <summary>Some values of an enumeration.</summary>
    public static IReadOnlyList<SelectListItem> Items<TEnum>(this Text text, string area, IEnumerable<TEnum> values)
        where TEnum : struct, Enum => [.. values.Select(v => new SelectListItem(text.Of(area, v), v.ToString()))];
}
