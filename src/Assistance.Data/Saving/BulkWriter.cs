using System.Data.Common;
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
/// change tracker would have written. COPY on PostgreSQL, one prepared insert on SQLite; the log and interceptors see one statement for
/// all rows of a call. Nothing else is written beside them: records of people are added by <see cref="BulkAdditions"/>, what a sweep
/// raises by <see cref="SweepWriter"/>.
/// </summary>
/// <param name="db">The database; its connection is open and stays so until this is disposed of: a prepared insert belongs to it. Its current transaction, if there is one, holds the rows.</param>
public sealed class BulkWriter<T>(AssistanceDb db) : IDisposable
    where T : class
{
    private readonly (IProperty Property, ValueConverter? Converter, string StoreType)[] columns = Columns(db.Model.FindEntityType(typeof(T))!);
    private DbCommand? insert;

    private string Table => $"\"{db.Model.FindEntityType(typeof(T))!.GetTableName()}\"";

    private string Names => string.Join(", ", columns.Select(column => $"\"{column.Property.GetColumnName()}\""));

    /// <summary>Inserts the rows, each as it comes.</summary>
    public async Task WriteAsync(IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            await CopyAsync(postgres, rows, cancellationToken);
            return;
        }

        insert ??= Prepare();
        insert.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        await AnnounceAsync(insert, cancellationToken);
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                insert.Parameters[i].Value = Value(i, row) ?? DBNull.Value;
            }

            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => insert?.Dispose();

    /// <summary>All columns but a number that the database gives.</summary>
    private static (IProperty Property, ValueConverter? Converter, string StoreType)[] Columns(IEntityType type) =>
    [
        .. type.GetProperties()
            .Where(property => !(property.IsPrimaryKey() && property.ClrType == typeof(long)))
            .Select(property => (property, property.GetTypeMapping().Converter, property.GetRelationalTypeMapping().StoreType)),
    ];

    private async Task CopyAsync(NpgsqlConnection postgres, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var statement = $"COPY {Table} ({Names}) FROM STDIN (FORMAT BINARY)";
        var announced = postgres.CreateCommand();
        await using (announced)
        {
#pragma warning disable CA2100 // names come from the model
            announced.CommandText = statement;
#pragma warning restore CA2100
            await AnnounceAsync(announced, cancellationToken);
        }

        var copy = await postgres.BeginBinaryImportAsync(statement, cancellationToken);
        await using (copy)
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellationToken);
                for (var i = 0; i < columns.Length; i++)
                {
                    if (Value(i, row) is { } value)
                    {
                        await copy.WriteAsync(value, columns[i].StoreType, cancellationToken);
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

    private async Task AnnounceAsync(DbCommand command, CancellationToken cancellationToken) =>
        await db.GetService<IRelationalCommandDiagnosticsLogger>().CommandNonQueryExecutingAsync(
            db.GetService<IRelationalConnection>(), command, command.CommandText, db, Guid.CreateVersion7(), Guid.Empty, DateTimeOffset.UnixEpoch, CommandSource.Unknown, cancellationToken);

    private DbCommand Prepare()
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // names come from the model
        command.CommandText = $"INSERT INTO {Table} ({Names}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i))})";
#pragma warning restore CA2100
        for (var i = 0; i < columns.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + i;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private object? Value(int column, T row)
    {
        var (property, converter, _) = columns[column];
        var value = property.GetGetter().GetClrValue(row);
        return converter is not null && value is not null ? converter.ConvertToProvider(value) : value;
    }
}
