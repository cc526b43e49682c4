using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Assistance.Web.Infrastructure.Localization;

/// <summary>One sentence in both languages of the product.</summary>
/// <param name="Zh">Chinese (zh-CN).</param>
/// <param name="En">English.</param>
public sealed record Wording(string Zh, string En)
{
    /// <summary>The sentence in the language of the given culture; whatever is not Chinese reads English.</summary>
    public string In(System.Globalization.CultureInfo culture) => Languages.IsChinese(culture) ? Zh : En;
}

/// <summary>
/// All texts of the product, from the embedded resources <c>Features/&lt;Area&gt;/Text.json</c>. The key in the file is prefixed by the
/// area in lower case: "confirm.title" in Commitments is "commitments.confirm.title".
/// </summary>
public sealed class TextCatalogue
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, ReadCommentHandling = JsonCommentHandling.Skip };
    private readonly FrozenDictionary<string, Wording> wordings;

    /// <summary>Makes a catalogue of the given wordings.</summary>
    public TextCatalogue(IEnumerable<KeyValuePair<string, Wording>> wordings) =>
        this.wordings = wordings.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every key with its wording.</summary>
    public IReadOnlyDictionary<string, Wording> All => wordings;

    /// <summary>The wording of a key, or null when there is none.</summary>
    public Wording? Find(string key) => wordings.GetValueOrDefault(key);

    /// <summary>Reads every resource named Text/&lt;Area&gt;/Text.json of the assembly.</summary>
    /// <exception cref="InvalidDataException">A file is not well-formed, or a wording lacks a language.</exception>
    public static TextCatalogue Load(Assembly assembly)
    {
        var all = new Dictionary<string, Wording>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Text/", StringComparison.Ordinal)))
        {
            var area = name["Text/".Length..^"/Text.json".Length].Replace('/', '.').ToLowerInvariant();
            using var stream = assembly.GetManifestResourceStream(name)!;
            var file = JsonSerializer.Deserialize<Dictionary<string, Wording>>(stream, Json)
                ?? throw new InvalidDataException($"{name} is empty.");
            foreach (var (key, wording) in file)
            {
                if (string.IsNullOrEmpty(wording.Zh) || string.IsNullOrEmpty(wording.En))
                {
                    throw new InvalidDataException($"{name}: \"{key}\" lacks a language.");
                }

                all.Add($"{area}.{key}", wording);
            }
        }

        return new(all);
    }
}
