using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Assistance.Data.Saving;

/// <summary>
/// Overwrites columns of many rows of one entity by one statement, whatever their number: the new values travel as one JSON text, which
/// both databases read as a table. As in a save, a row is written only in the version in which it was read, and gets the next one.
/// Columns and conversions come from the model.
/// </summary>
internal sealed class BulkUpdater<T>
    where T : Entity
{
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly AssistanceDb db;
    private readonly (IProperty Property, ValueConverter? Converter)[] columns;
    private readonly string statement;

    /// <summary>Prepares the statement.</summary>
    /// <param name="db">The database; its current transaction, if there is one, holds the change.</param>
    /// <param name="names">The properties that are written.</param>
    public BulkUpdater(AssistanceDb db, params IEnumerable<string> names)
    {
        this.db = db;
        var type = db.Model.FindEntityType(typeof(T))!;
        var key = type.FindPrimaryKey()!.Properties.Single();
        IProperty[] properties = [key, type.FindProperty(nameof(Entity.RowVersion))!, .. names.Select(name => type.FindProperty(name)!)];
        columns = [.. properties.Select(property => (property, property.GetTypeMapping().Converter))];
        statement = $"""
            UPDATE "{type.GetTableName()}" AS r SET {string.Join(", ", properties.Skip(2).Select((property, i) => $"\"{property.GetColumnName()}\" = v.c{i + 2}"))}, "{nameof(Entity.RowVersion)}" = r."{nameof(Entity.RowVersion)}" + 1
            FROM {Source(properties)}
            WHERE r."{key.GetColumnName()}" = v.c0 AND r."{nameof(Entity.RowVersion)}" = v.c1
            """;
    }

    /// <summary>All columns of the entity that may change.</summary>
    public static IEnumerable<string> Everything(AssistanceDb db) => db.Model.FindEntityType(typeof(T))!.GetProperties()
        .Where(property => !property.IsPrimaryKey() && property.Name != nameof(Entity.RowVersion))
        .Select(property => property.Name);

    /// <summary>Writes the rows.</summary>
    /// <returns>Whether all of them were still as they had been read. When not, the others have been written: the caller rolls back.</returns>
    public Task<bool> WriteAsync(IReadOnlyCollection<T> rows, CancellationToken cancellationToken) => Prepare(rows)(cancellationToken);

    /// <summary>Does what can be done before a transaction begins.</summary>
    /// <returns>Writes the rows, as <see cref="WriteAsync"/> does.</returns>
    public Func<CancellationToken, Task<bool>> Prepare(IReadOnlyCollection<T> rows)
    {
        var text = rows.Count == 0 ? "" : Text(rows);
        return async cancellationToken => rows.Count == 0 || await db.Database.ExecuteSqlRawAsync(statement, [text], cancellationToken) == rows.Count;
    }

    private string Source(IProperty[] properties) => db.Database.IsNpgsql()
        ? $"json_to_recordset({{0}}::json) AS v({string.Join(", ", properties.Select((property, i) => $"c{i} {property.GetColumnType()}"))})"
        : $"(SELECT {string.Join(", ", properties.Select((_, i) => $"value ->> 'c{i}' AS c{i}"))} FROM json_each({{0}})) AS v";

    private string Text(IReadOnlyCollection<T> rows)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, options))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                for (var i = 0; i < columns.Length; i++)
                {
                    Write(json, string.Create(CultureInfo.InvariantCulture, $"c{i}"), Value(i, row));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    // as the two databases keep them: UUIDs and days are text on SQLite, and are read from the same text on PostgreSQL
    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case Guid id:
                json.WriteString(name, id.ToString().ToUpperInvariant());
                break;
            case DateOnly day:
                json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case string text:
                json.WriteString(name, text);
                break;
            default:
                throw new NotSupportedException($"{value.GetType().Name} is not written in bulk.");
        }
    }

    private object? Value(int column, T row)
    {
        var (property, converter) = columns[column];
        var value = property.GetGetter().GetClrValue(row);
        return converter is not null && value is not null ? converter.ConvertToProvider(value) : value;
    }
}
