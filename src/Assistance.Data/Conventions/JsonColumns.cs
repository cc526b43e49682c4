using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistance.Data.Conventions;

/// <summary>
/// Small lists and records that belong to one aggregate and are never searched by SQL stand in one JSON column each: one row, one
/// statement, and the same on both databases.
/// </summary>
public static class JsonColumns
{
    /// <summary>How JSON is written in columns.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        Converters = { new TypedIds.JsonFactory(), new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Keeps the property as JSON text.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>(
                (left, right) => JsonSerializer.Serialize(left, Options) == JsonSerializer.Serialize(right, Options),
                value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
                // the values are immutable records in lists that are replaced, never changed
                value => value));
        return property;
    }
}
