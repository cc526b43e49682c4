using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace Assistance.Data.Saving;

/// <summary>
/// Inserts many rows of one entity past the change tracker. Columns and conversions come from the model, so the rows are those that the
/// change tracker would have written. COPY on PostgreSQL, one compiled insert on SQLite; the log and interceptors see one statement for
/// all rows of a call. Nothing else is written beside them: records of people are added by <see cref="BulkAdditions"/>, what a sweep
/// raises by <see cref="SweepWriter"/>.
/// </summary>
/// <param name="db">The database; its connection is open when something is written, and stays so until this is disposed of: a compiled insert belongs to it. Its current transaction, if there is one, holds the rows.</param>
public sealed class BulkWriter<T>(AssistanceDb db) : IDisposable
    where T : class
{
    private readonly Column[] columns = Columns(db.Model.FindEntityType(typeof(T))!);
    private readonly List<T> kept = [];
    private readonly List<SqliteCell[]> cells = [];
    private SqliteInsert? insert;

    private string Table => $"\"{db.Model.FindEntityType(typeof(T))!.GetTableName()}\"";

    private string Names => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));

    /// <summary>
    /// Keeps rows for <see cref="WriteKeptAsync"/>, and does with them now what the database need not be asked for: on SQLite nobody else
    /// writes while a transaction does.
    /// </summary>
    public void Keep(IEnumerable<T> rows)
    {
        if (db.Database.IsNpgsql())
        {
            kept.AddRange(rows);
        }
        else
        {
            cells.AddRange(rows.Select(Cells));
        }
    }

    /// <summary>Inserts what was kept; nothing, and by no statement, when that is nothing.</summary>
    public async Task WriteKeptAsync(CancellationToken cancellationToken)
    {
        if (kept.Count > 0)
        {
            await CopyAsync(kept, cancellationToken);
        }
        else if (cells.Count > 0)
        {
            await InsertAsync(cells, cancellationToken);
        }

        kept.Clear();
        cells.Clear();
    }

    /// <summary>Inserts the rows, each as it comes.</summary>
    public Task WriteAsync(IEnumerable<T> rows, CancellationToken cancellationToken) =>
        db.Database.IsNpgsql() ? CopyAsync(rows, cancellationToken) : InsertAsync(rows.Select(Cells), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => insert?.Dispose();

    /// <summary>All columns but a number that the database gives.</summary>
    private static Column[] Columns(IEntityType type) =>
    [
        .. type.GetProperties()
            .Where(property => !(property.IsPrimaryKey() && property.ClrType == typeof(long)))
            .Select(property => new Column(property)),
    ];

    private async Task InsertAsync(IEnumerable<SqliteCell[]> rows, CancellationToken cancellationToken)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var statement = $"INSERT INTO {Table} ({Names}) VALUES ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))})";
        await AnnounceAsync(connection, statement, cancellationToken);
        insert ??= new(connection, statement);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            insert.Insert(row);
        }
    }

    private async Task CopyAsync(IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var statement = $"COPY {Table} ({Names}) FROM STDIN (FORMAT BINARY)";
        await AnnounceAsync(connection, statement, cancellationToken);
        var copy = await connection.BeginBinaryImportAsync(statement, cancellationToken);
        await using (copy)
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellationToken);
                foreach (var column in columns)
                {
                    if (column.Value(row) is { } value)
                    {
                        await copy.WriteAsync(value, column.StoreType, cancellationToken);
                    }
                    else
                    {
                        await copy.WriteNullAsync(cancellationToken);
                    }
                }
            }

            await copy.CompleteAsync(cancellationToken);
        }
    }

    private async Task AnnounceAsync(DbConnection connection, string statement, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using (command)
        {
#pragma warning disable CA2100 // names come from the model
            command.CommandText = statement;
#pragma warning restore CA2100
            await db.GetService<IRelationalCommandDiagnosticsLogger>().CommandNonQueryExecutingAsync(
                db.GetService<IRelationalConnection>(), command, statement, db, Guid.CreateVersion7(), Guid.Empty, DateTimeOffset.UnixEpoch, CommandSource.Unknown, cancellationToken);
        }
    }

    private SqliteCell[] Cells(T row) => Array.ConvertAll(columns, column => column.Cell(row));

    /// <summary>A column, and what it was given last: rows that belong together share long values.</summary>
    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter getter = property.GetGetter();
        private readonly ValueConverter? converter = property.GetTypeMapping().Converter;
        private (object? Given, object? Value, SqliteCell Cell) last;

        public string Name => property.GetColumnName();

        public string StoreType { get; } = property.GetRelationalTypeMapping().StoreType;

        public object? Value(T row)
        {
            var given = getter.GetClrValue(row);
            if (given is null || !ReferenceEquals(given, last.Given))
            {
                var value = given is not null && converter is not null ? converter.ConvertToProvider(given) : given;
                last = (given, value, default);
            }

            return last.Value;
        }

        public SqliteCell Cell(T row)
        {
            var value = Value(row);
            if (last.Cell.Type == 0)
            {
                last.Cell = SqliteCell.Of(value);
            }

            return last.Cell;
        }
    }
}
