using System.Data.Common;
using Assistance.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace Assistance.Benchmarks.Data;

/// <summary>
/// Writes many rows of one entity past the change tracker: the columns and conversions come from the model, so the rows are what the
/// product itself would have written. COPY on PostgreSQL, one prepared insert on SQLite.
/// </summary>
public sealed class BulkWriter<T> : IDisposable
    where T : class
{
    private readonly (IProperty Property, ValueConverter? Converter)[] columns;
    private readonly DbCommand? insert;
    private readonly NpgsqlBinaryImporter? copy;

    public BulkWriter(AssistanceDb db, DbTransaction? transaction)
    {
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        // a number that the database gives is left to it
        columns = [.. type.GetProperties().Where(property => property.ClrType != typeof(long) || !property.IsPrimaryKey()).Select(property => (property, property.GetTypeMapping().Converter))];
        var table = type.GetTableName()!;
        var names = columns.Select(column => $"\"{column.Property.GetColumnName()}\"").ToList();
        var connection = db.Database.GetDbConnection();
        if (connection is NpgsqlConnection postgres)
        {
            copy = postgres.BeginBinaryImport($"COPY \"{table}\" ({string.Join(", ", names)}) FROM STDIN (FORMAT BINARY)");
            return;
        }

        insert = connection.CreateCommand();
        insert.Transaction = transaction;
#pragma warning disable CA2100 // names come from the model
        insert.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i))})";
#pragma warning restore CA2100
        for (var i = 0; i < columns.Length; i++)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = "@p" + i;
            insert.Parameters.Add(parameter);
        }
    }

    /// <summary>Writes one row.</summary>
    public void Write(T entity)
    {
        copy?.StartRow();
        for (var i = 0; i < columns.Length; i++)
        {
            var (property, converter) = columns[i];
            var value = property.GetGetter().GetClrValue(entity);
            value = converter is not null && value is not null ? converter.ConvertToProvider(value) : value;
            if (copy is not null)
            {
                WriteCopy(value, property);
            }
            else
            {
                insert!.Parameters[i].Value = value switch
                {
                    null => DBNull.Value,
                    // as Microsoft.Data.Sqlite writes them
                    Guid id => id.ToString().ToUpperInvariant(),
                    DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", System.Globalization.CultureInfo.InvariantCulture),
                    decimal number => number.ToString("0.0###########################", System.Globalization.CultureInfo.InvariantCulture),
                    var other => other,
                };
            }
        }

        insert?.ExecuteNonQuery();
    }

    public void Dispose()
    {
        copy?.Complete();
        copy?.Dispose();
        insert?.Dispose();
    }

    private void WriteCopy(object? value, IProperty property)
    {
        if (value is null)
        {
            copy!.WriteNull();
        }
        else
        {
            copy!.Write(value, property.GetRelationalTypeMapping().StoreType);
        }
    }
}
