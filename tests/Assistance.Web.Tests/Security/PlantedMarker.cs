using System.Data.Common;
using System.Text.Json.Nodes;
using Assistance.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Assistance.Web.Tests.Security;

/// <summary>
/// Markup written into every text of people that the database holds, behind the program's back: where a page does not encode, it becomes
/// an element. Texts of people are told by a space in them; codes, keys and states have none. Lists kept as JSON are gone through, too.
/// </summary>
internal static class PlantedMarker
{
    /// <summary>What is appended to each text.</summary>
    public const string Markup = "\"'><u data-planted onclick=x>{{7*7}}";

    /// <summary>The element that it becomes where it is not encoded.</summary>
    public const string Element = "<u data-planted";

    /// <summary>What is left of it where it is.</summary>
    public const string Encoded = "&lt;u data-planted";

    /// <summary>Writes it.</summary>
    /// <returns>The columns that hold it now.</returns>
    public static async Task<IReadOnlyList<string>> PlantAsync(AssistanceDb db)
    {
        await db.Database.OpenConnectionAsync();
        var planted = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null && type.FindPrimaryKey() is not null))
        {
            foreach (var column in type.GetProperties().Where(IsText).Select(property => property.GetColumnName()))
            {
                if (await PlantAsync(db, type.GetTableName()!, [.. type.FindPrimaryKey()!.Properties.Select(key => key.GetColumnName())], column) > 0)
                {
                    planted.Add($"{type.GetTableName()}.{column}");
                }
            }
        }

        return planted;
    }

    private static bool IsText(IProperty property)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return stored == typeof(string) && !property.IsPrimaryKey() && !property.IsForeignKey()
            && Nullable.GetUnderlyingType(property.ClrType) is null && !property.ClrType.IsEnum
            && property.ClrType != typeof(DateTime) && property.ClrType != typeof(DateOnly) && property.ClrType != typeof(Guid);
    }

    private static async Task<int> PlantAsync(AssistanceDb db, string table, string[] keys, string column)
    {
        var rows = new List<(object[] Key, string Text)>();
        await using (var read = Command(db, $"SELECT {string.Join(", ", keys.Append(column).Select(Quoted))} FROM {Quoted(table)} WHERE {Quoted(column)} LIKE '% %'"))
        await using (var reader = await read.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                rows.Add(([.. keys.Select((_, i) => reader.GetValue(i))], reader.GetString(keys.Length)));
            }
        }

        foreach (var (key, text) in rows)
        {
            await using var write = Command(
                db, $"UPDATE {Quoted(table)} SET {Quoted(column)} = @p0 WHERE {string.Join(" AND ", keys.Select((name, i) => $"{Quoted(name)} = @p{i + 1}"))}",
                [Marked(text), .. key]);
            Assert.Equal(1, await write.ExecuteNonQueryAsync());
        }

        return rows.Count;
    }

    private static string Marked(string text)
    {
        if (text[0] is not ('[' or '{'))
        {
            return text + Markup;
        }

        var json = JsonNode.Parse(text)!;
        return (Marked(json) ?? json).ToJsonString();
    }

    // the marked text in the place of a text, or null where the node itself stays
    private static JsonValue? Marked(JsonNode node)
    {
        switch (node)
        {
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is { } item && Marked(item) is { } marked)
                    {
                        list[i] = marked;
                    }
                }

                return null;
            case JsonObject record:
                foreach (var (name, value) in record.ToList())
                {
                    if (value is not null && Marked(value) is { } marked)
                    {
                        record[name] = marked;
                    }
                }

                return null;
            default:
                return node.AsValue().TryGetValue<string>(out var text) && text.Contains(' ', StringComparison.Ordinal) ? JsonValue.Create(text + Markup) : null;
        }
    }

    private static string Quoted(string name) => $"\"{name}\"";

    private static DbCommand Command(AssistanceDb db, string statement, params object[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // names come from the model
        command.CommandText = statement;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"p{i}", values[i]);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
