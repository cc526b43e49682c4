using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Pages;
using Microsoft.Extensions.Primitives;

namespace Assistance.Web.Infrastructure.Drafts;

/// <summary>What is typed in a form, by name of the input. Passwords, codes and our own tokens are never in it.</summary>
public static class DraftFields
{
    /// <summary>Name of the button that keeps or discards the draft, and its values.</summary>
    public const string Button = "draft";

    public const string Save = "save";

    public const string Discard = "discard";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>What the form carries, with the files that are held for it now.</summary>
    public static string Of(HttpRequest request, IReadOnlyDictionary<string, HeldFiles> files)
    {
        var fields = HeldForm.Of(request)
            .Where(field => field.Key is not (Button or "draft-key" or "draft-title") && !files.Keys.Any(name => field.Key == HeldFiles.TokenName(name)))
            .GroupBy(field => field.Key, field => field.Value)
            .ToDictionary(group => group.Key, group => group.ToArray());
        foreach (var (name, held) in files.Where(one => one.Value.Count > 0))
        {
            fields[HeldFiles.TokenName(name)] = [.. held.Ids.Select(id => id.ToString())];
        }

        return JsonSerializer.Serialize(fields, Json);
    }

    /// <summary>The kept fields, as a form carries them.</summary>
    public static FormCollection AsForm(string fields) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(fields)!.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
}
