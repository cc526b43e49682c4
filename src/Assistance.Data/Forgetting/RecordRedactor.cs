// tables and columns come from the model, values are parameters
#pragma warning disable CA2100
using System.Data.Common;
using System.Globalization;
using Assistance.Data.Records;
using Assistance.Domain.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assistance.Data.Forgetting;

/// <summary>
/// Puts the pseudonym into every record that names the person. It writes past the change tracker, because a save would write the name
/// once more, into the audit trail; one entry about the whole is written by the caller.
/// </summary>
public sealed class RecordRedactor(AssistanceDb db, NameRedactor redactor)
{
    /// <summary>How many rows of each table may name the person; nothing changes.</summary>
    public async Task<IReadOnlyDictionary<Type, int>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<Type, int>();
        foreach (var table in PersonalData.Redacted(db))
        {
            await using var command = Command($"SELECT COUNT(*) FROM \"{table.Name}\" WHERE {Condition(table)}");
            counts[table.Type] = Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }

        return counts;
    }

    /// <summary>How many signed agreements name the person and are kept as they are.</summary>
    public async Task<int> CountKeptAsync(CancellationToken cancellationToken)
    {
        var table = PersonalData.Redacted(db).Single(one => one.Type == typeof(Agreement));
        await using var command = Command($"SELECT COUNT(*) FROM \"{table.Name}\" WHERE {PersonalData.KeptWhere(table.Type)} AND ({Names(table)})");
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>Redacts, in the current transaction.</summary>
    /// <returns>The keys of the rows that changed, by the kind of record.</returns>
    public async Task<IReadOnlyDictionary<Type, IReadOnlyList<Guid>>> RedactAsync(CancellationToken cancellationToken)
    {
        var changed = new Dictionary<Type, IReadOnlyList<Guid>>();
        foreach (var table in PersonalData.Redacted(db))
        {
            var keys = new List<Guid>();
            foreach (var key in await KeysAsync(table, cancellationToken))
            {
                if (await RedactAsync(table, key, cancellationToken))
                {
                    keys.Add(key is Guid id ? id : Guid.Parse((string)key));
                }
            }

            changed[table.Type] = keys;
        }

        return changed;
    }

    private async Task<List<object>> KeysAsync(NamingTable table, CancellationToken cancellationToken)
    {
        var keys = new List<object>();
        await using var command = Command($"SELECT \"{table.Key}\" FROM \"{table.Name}\" WHERE {Condition(table)}");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            keys.Add(rows.GetValue(0));
        }

        return keys;
    }

    private async Task<bool> RedactAsync(NamingTable table, object key, CancellationToken cancellationToken)
    {
        var sets = new List<(string Column, string Value)>();
        var beside = table.Columns.Select(column => column.Beside is null ? "NULL" : Quoted(column.Beside));
        await using (var read = Command($"SELECT {string.Join(", ", table.Columns.Select(column => Quoted(column.Name)).Concat(beside))} FROM \"{table.Name}\" WHERE \"{table.Key}\" = @key"))
        {
            Add(read, "@key", key);
            await using var row = await read.ExecuteReaderAsync(cancellationToken);
            if (await row.ReadAsync(cancellationToken))
            {
                sets.AddRange(Changes(table, row));
            }
        }

        if (sets.Count == 0)
        {
            return false;
        }

        // whoever has read the record before must not write the old name back
        var version = table.HasVersion ? """, "RowVersion" = "RowVersion" + 1""" : "";
        await using var write = Command($"UPDATE \"{table.Name}\" SET {string.Join(", ", sets.Select((set, i) => $"{Quoted(set.Column)} = @v{i}"))}{version} WHERE \"{table.Key}\" = @key");
        Add(write, "@key", key);
        for (var i = 0; i < sets.Count; i++)
        {
            Add(write, $"@v{i}", sets[i].Value);
        }

        await write.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    private IEnumerable<(string Column, string Value)> Changes(NamingTable table, DbDataReader row)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (row.IsDBNull(i) || row.GetString(i) is not { Length: > 0 } text)
            {
                continue;
            }

            var column = table.Columns[i];
            var isTheirs = column.Beside is not null && !row.IsDBNull(table.Columns.Count + i) && Guid.Parse(row.GetValue(table.Columns.Count + i).ToString()!) == redactor.Who.Id.Value;
            var left = column.IsJson ? redactor.Json(text) : isTheirs ? redactor.Who.Pseudonym : redactor.Text(text);
            if (left != text)
            {
                yield return (column.Name, left);
            }
        }
    }

    private string Condition(NamingTable table) => PersonalData.KeptWhere(table.Type) is { } kept ? $"NOT {kept} AND ({Names(table)})" : Names(table);

    private string Names(NamingTable table)
    {
        var find = db.Database.IsSqlite() ? "instr" : "strpos";
        var byId = table.Columns.Select(column => column.Beside).OfType<string>().Select(column => $"{Quoted(column)} = @id");
        var byText = from column in table.Columns
                     from word in Enumerable.Range(0, redactor.Words.Count).Select(i => "@w" + i).Concat(column.IsJson ? ["@text"] : [])
                     select $"{find}({Quoted(column.Name)}, {word}) > 0";
        return string.Join(" OR ", byId.Concat(byText));
    }

    private DbCommand Command(string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (text, db.Database.CurrentTransaction?.GetDbTransaction(), 0);
        Add(command, "@id", redactor.Who.Id.Value);
        Add(command, "@text", redactor.Who.Id.Value.ToString());
        for (var i = 0; i < redactor.Words.Count; i++)
        {
            Add(command, "@w" + i, redactor.Words[i]);
        }

        return command;
    }

    private static string Quoted(string column) => $"\"{column}\"";

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
