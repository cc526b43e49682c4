using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Assistance.Data.Conventions;
using Assistance.Domain.Common;

namespace Assistance.Data.Forgetting;

/// <summary>Who is to be forgotten.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">The name until now.</param>
/// <param name="Cited">The name with the title, as records cite it.</param>
/// <param name="Contacts">Addresses of mail, telephone numbers.</param>
/// <param name="Pseudonym">What the person is called from now on.</param>
/// <param name="HasNamesake">Whether somebody else bears the same name: then the bare name says nothing about who is meant, and stays.</param>
/// <param name="InTexts">Whether the name also gives way inside what people wrote.</param>
public sealed record Forgotten(PersonId Id, string Name, string Cited, IReadOnlyList<string> Contacts, string Pseudonym, bool HasNamesake, bool InTexts);

/// <summary>
/// Takes a person out of values: where an identifier stands beside the name, whatever the name was then; where a value is the name and nothing
/// else; addresses and numbers everywhere; and the name inside what people wrote.
/// </summary>
public sealed class NameRedactor
{
    private const string Gone = "…";
    private const string Id = "Id";
    private static readonly string[] personal = ["Title", "Email", "Phone", "MailRefusal", "UserName"];
    private readonly Forgotten who;
    private readonly string id;
    private readonly Regex? contacts;
    private readonly Regex? names;

    /// <summary>Prepares for one person.</summary>
    public NameRedactor(Forgotten who)
    {
        ArgumentNullException.ThrowIfNull(who);
        (this.who, id) = (who, who.Id.Value.ToString());
        contacts = AnyOf(who.Contacts.Where(one => one.Length >= 6), RegexOptions.IgnoreCase);
        names = who.HasNamesake || !who.InTexts ? null : AnyOf([who.Cited, who.Name], RegexOptions.None);
        // JSON writes some letters in another spelling; what is looked for must find both
        IEnumerable<string> words = [.. who.HasNamesake ? [] : new[] { who.Name }, .. who.Contacts];
        Words = [.. words.Concat(words.Select(one => JsonEncodedText.Encode(one, JsonColumns.Options.Encoder).ToString())).Where(one => one.Length > 1).Distinct()];
    }

    /// <summary>A cell that holds none of these, nor the identifier, needs no look.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whom it is about.</summary>
    public Forgotten Who => who;

    /// <summary>Takes the person out of a text.</summary>
    public string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!who.HasNamesake && (text == who.Name || text == who.Cited))
        {
            return who.Pseudonym;
        }

        var left = contacts?.Replace(text, Gone) ?? text;
        return names?.Replace(left, who.Pseudonym) ?? left;
    }

    /// <summary>Takes the person out of JSON; what is unchanged keeps its spelling.</summary>
    public string Json(string json)
    {
        var node = JsonNode.Parse(json);
        return Walk(node) ? node!.ToJsonString(JsonColumns.Options) : json;
    }

    /// <summary>Takes the person out of old and new values about the own record or account, whatever they were.</summary>
    public string OwnValues(string json)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        foreach (var (key, value) in node.Where(one => one.Value is JsonArray && (one.Key == "Name" || personal.Contains(one.Key))))
        {
            var values = value!.AsArray();
            for (var i = 0; i < values.Count; i++)
            {
                values[i] = values[i] is null ? null : key == "Name" ? who.Pseudonym : Gone;
            }
        }

        Walk(node);
        return node.ToJsonString(JsonColumns.Options);
    }

    private bool Walk(JsonNode? node)
    {
        var changed = false;
        switch (node)
        {
            case JsonObject one:
                changed = Beside(one);
                foreach (var key in one.Select(pair => pair.Key).ToList())
                {
                    changed |= Child(one[key], text => one[key] = text);
                }

                break;
            case JsonArray many:
                for (var i = 0; i < many.Count; i++)
                {
                    var place = i;
                    changed |= Child(many[i], text => many[place] = text);
                }

                break;
        }

        return changed;
    }

    private bool Child(JsonNode? child, Action<string> put)
    {
        if (child is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            return Walk(child);
        }

        var left = Text(text);
        if (left == text)
        {
            return false;
        }

        put(left);
        return true;
    }

    // {"Id": …, "Name": …}, {"OwnerId": …, "OwnerName": …}, and the same with old and new values
    private bool Beside(JsonObject one)
    {
        var changed = false;
        foreach (var (key, value) in one.Where(pair => pair.Key.EndsWith(Id, StringComparison.Ordinal)).ToList())
        {
            foreach (var beside in new[] { key[..^2] + "Name", key[..^2] }.Where(name => name.Length > 0 && one[name] is not null))
            {
                if (IsWho(value) && one[beside] is JsonValue)
                {
                    (one[beside], changed) = (who.Pseudonym, true);
                }
                else if (value is JsonArray ids && one[beside] is JsonArray namesThere && ids.Count == namesThere.Count)
                {
                    for (var i = 0; i < ids.Count; i++)
                    {
                        if (IsWho(ids[i]) && namesThere[i] is JsonValue)
                        {
                            (namesThere[i], changed) = (who.Pseudonym, true);
                        }
                    }
                }
            }
        }

        return changed;
    }

    private bool IsWho(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && string.Equals(text, id, StringComparison.OrdinalIgnoreCase);

    // Latin letters and digits must not go on: "Li" is not in "Limit". Chinese names have no such edges
    private static Regex? AnyOf(IEnumerable<string> words, RegexOptions options)
    {
        var known = words.Where(word => word.Length > 1).Distinct().OrderByDescending(word => word.Length).Select(word =>
            (char.IsAsciiLetterOrDigit(word[0]) ? "(?<![A-Za-z0-9])" : "") + Regex.Escape(word) + (char.IsAsciiLetterOrDigit(word[^1]) ? "(?![A-Za-z0-9])" : "")).ToList();
        return known.Count == 0 ? null : new Regex(string.Join('|', known), options | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }
}
