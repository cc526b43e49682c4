using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Assistance.Web.Infrastructure.Pages;

/// <summary>
/// Names of inputs. The label of the input <c>DueDate</c> on a page or in a command of the area Commitments is the text
/// "commitments.field.due-date", else "shared.field.due-date"; its hint, if there is one, is "commitments.hint.due-date".
/// </summary>
public static class FieldNames
{
    /// <summary>The area ("commitments") of a type under Features, or null.</summary>
    public static string? Area(Type? type)
    {
        const string Marker = ".Features.";
        var space = type?.Namespace ?? "";
        var at = space.IndexOf(Marker, StringComparison.Ordinal);
        return at < 0 ? null : space[(at + Marker.Length)..].ToLowerInvariant();
    }

    /// <summary>The area of the page that answers the request, or null.</summary>
    public static string? Area(ActionDescriptor? action) => Area((action as CompiledPageActionDescriptor)?.HandlerTypeInfo.AsType());

    /// <summary>The label of an input, or null when no text names it.</summary>
    public static string? Label(Text text, string? area, string name) => Find(text, area, "field", name);

    /// <summary>The hint of an input, or null.</summary>
    public static string? Hint(Text text, string? area, string name) => Find(text, area, "hint", name);

    /// <summary>
    /// The name under which the form posted what a command calls <paramref name="property"/>: the same name, or the one that ends with
    /// it ("Input.DueDate" for "DueDate"); empty, the whole form, when the form has no such input.
    /// </summary>
    public static string InForm(ModelStateDictionary state, IEnumerable<string> posted, string? property)
    {
        if (string.IsNullOrEmpty(property))
        {
            return "";
        }

        var names = state.Keys.Concat(posted).ToList();
        return names.FirstOrDefault(n => n.Equals(property, StringComparison.OrdinalIgnoreCase))
            ?? names.FirstOrDefault(n => n.EndsWith("." + property, StringComparison.OrdinalIgnoreCase))
            ?? "";
    }

    private static string? Find(Text text, string? area, string kind, string name)
    {
        var last = Text.Kebab(name);
        string[] keys = area is null ? [$"shared.{kind}.{last}"] : [$"{area}.{kind}.{last}", $"shared.{kind}.{last}"];
        return keys.Where(text.Has).Select(key => text[key]).FirstOrDefault();
    }
}
