using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistance.Web.Infrastructure.Commands;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>
/// Checks JSON by the part of JSON Schema 2020-12 that docs/case-file.schema.json uses, and names every fault by its path. The published
/// schema is thereby the one that is enforced.
/// </summary>
public sealed class JsonSchema
{
    private const int MostFaults = 50;
    private readonly JsonElement root;

    private JsonSchema(JsonElement root) => this.root = root;

    /// <summary>Reads a schema.</summary>
    public static JsonSchema Load(Stream stream)
    {
        using var document = JsonDocument.Parse(stream);
        return new(document.RootElement.Clone());
    }

    /// <summary>The faults of a document, at most fifty.</summary>
    public IEnumerable<Refusal> Check(JsonElement document) => Check(document, root, "$").Take(MostFaults);

    private IEnumerable<Refusal> Check(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            // the only choice in the format: something, or null
            return value.ValueKind == JsonValueKind.Null ? [] : Check(value, choices[0], path);
        }

        if (Words(schema) is { } words)
        {
            return words.Any(word => JsonElement.DeepEquals(word, value)) ? [] : [Fault(path, "enum", Shown(value), string.Join(", ", words.Select(Shown)))];
        }

        if (!HasType(value, schema, out var expected))
        {
            return [Fault(path, "type", Shown(value), expected)];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => CheckObject(value, schema, path),
            JsonValueKind.Array => CheckArray(value, schema, path),
            JsonValueKind.String => CheckText(value.GetString()!, schema, path),
            JsonValueKind.Number => CheckNumber(value.GetDecimal(), schema, path),
            _ => [],
        };
    }

    private IEnumerable<Refusal> CheckObject(JsonElement value, JsonElement schema, string path)
    {
        var known = schema.TryGetProperty("properties", out var properties);
        schema.TryGetProperty("additionalProperties", out var others);
        foreach (var property in value.EnumerateObject())
        {
            var inside = $"{path}.{property.Name}";
            if (known && properties.TryGetProperty(property.Name, out var expected))
            {
                foreach (var fault in Check(property.Value, expected, inside))
                {
                    yield return fault;
                }
            }
            else if (others.ValueKind == JsonValueKind.False)
            {
                yield return Fault(inside, "unknown-field", property.Name);
            }
            else if (others.ValueKind == JsonValueKind.Object)
            {
                foreach (var fault in Check(property.Value, others, inside))
                {
                    yield return fault;
                }
            }
        }

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(item => item.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
            {
                yield return Fault($"{path}.{name}", "missing-field", name);
            }
        }
    }

    private IEnumerable<Refusal> CheckArray(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("minItems", out var least) && value.GetArrayLength() < least.GetInt32())
        {
            yield return Fault(path, "empty");
        }

        var position = 0;
        foreach (var item in value.EnumerateArray())
        {
            foreach (var fault in Check(item, schema.GetProperty("items"), string.Create(CultureInfo.InvariantCulture, $"{path}[{position}]")))
            {
                yield return fault;
            }

            position++;
        }
    }

    private static IEnumerable<Refusal> CheckText(string text, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("minLength", out _) && string.IsNullOrWhiteSpace(text))
        {
            yield return Fault(path, "empty");
        }

        if (schema.TryGetProperty("format", out _) && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return Fault(path, "date", text);
        }

        if (schema.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            yield return Fault(path, "pattern", text);
        }
    }

    private static IEnumerable<Refusal> CheckNumber(decimal number, JsonElement schema, string path)
    {
        var fits = (!schema.TryGetProperty("minimum", out var least) || number >= least.GetDecimal())
            && (!schema.TryGetProperty("exclusiveMinimum", out var above) || number > above.GetDecimal())
            && (!schema.TryGetProperty("maximum", out var most) || number <= most.GetDecimal());
        if (!fits)
        {
            yield return Fault(path, "range", number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static JsonElement[]? Words(JsonElement schema) =>
        schema.TryGetProperty("enum", out var list) ? [.. list.EnumerateArray()]
        : schema.TryGetProperty("const", out var only) ? [only]
        : null;

    private static bool HasType(JsonElement value, JsonElement schema, out string expected)
    {
        expected = "";
        if (!schema.TryGetProperty("type", out var type))
        {
            return true;
        }

        string[] allowed = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(item => item.GetString()!)] : [type.GetString()!];
        expected = string.Join(", ", allowed);
        return allowed.Any(name => name switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            "number" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
            _ => value.ValueKind == JsonValueKind.Null,
        });
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => "[]",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static Refusal Fault(string path, string what, params object[] arguments) => new(path, $"casefile.{what}", $"casefiles.refused.{what}", arguments);
}
