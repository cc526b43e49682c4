using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Assistance.Data.Saving;

/// <summary>One value as SQLite takes it.</summary>
/// <param name="Type">INTEGER, FLOAT, TEXT, BLOB or NULL, by SQLite's numbers.</param>
/// <param name="Bytes">UTF-8 of a text, or a blob.</param>
internal readonly record struct SqliteCell(int Type, long Number = 0, double Real = 0, byte[]? Bytes = null)
{
    /// <summary>Makes a value ready, in the form in which the ADO.NET provider would write it.</summary>
    /// <exception cref="NotSupportedException">A type that no column has.</exception>
    public static SqliteCell Of(object? value) => value switch
    {
        null => new(raw.SQLITE_NULL),
        string text => Text(text),
        Guid id => Text(id.ToString().ToUpperInvariant()),
        DateOnly day => Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime instant => Text(instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        decimal number => Text(number.ToString("0.0###########################", CultureInfo.InvariantCulture)),
        bool yes => new(raw.SQLITE_INTEGER, yes ? 1 : 0),
        int number => new(raw.SQLITE_INTEGER, number),
        long number => new(raw.SQLITE_INTEGER, number),
        double number => new(raw.SQLITE_FLOAT, Real: number),
        byte[] blob => new(raw.SQLITE_BLOB, Bytes: blob),
        _ => throw new NotSupportedException($"{value.GetType().Name} is not written in bulk."),
    };

    private static SqliteCell Text(string text) => new(raw.SQLITE_TEXT, Bytes: Encoding.UTF8.GetBytes(text));
}

/// <summary>
/// An insert that is compiled once and carried out for one row after the other, past ADO.NET: there, most of the time would go into
/// looking up parameters by name and turning values into text, while everybody else waits for the database.
/// </summary>
internal sealed class SqliteInsert : IDisposable
{
    // by reflection: the provider is compiled against a later version of this type than the one that the shim puts in its place
    private static readonly PropertyInfo handle = typeof(SqliteConnection).GetProperty("Handle")!;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <summary>Compiles it.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="text">With places "?1" and so on.</param>
    public SqliteInsert(SqliteConnection connection, string text)
    {
        database = (sqlite3?)handle.GetValue(connection) ?? throw new InvalidOperationException("The connection is closed.");
        Require(raw.sqlite3_prepare_v2(database, text, out statement));
    }

    /// <summary>Inserts one row.</summary>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public void Insert(ReadOnlySpan<SqliteCell> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            Require(Bind(i + 1, row[i]));
        }

        // what went wrong in a step is what its reset says
        _ = raw.sqlite3_step(statement);
        Require(raw.sqlite3_reset(statement));
    }

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private void Require(int outcome)
    {
        if (outcome != raw.SQLITE_OK)
        {
            throw new SqliteException($"SQLite Error {outcome}: '{raw.sqlite3_errmsg(database).utf8_to_string()}'.", outcome & 0xFF, raw.sqlite3_extended_errcode(database));
        }
    }

    private int Bind(int place, in SqliteCell cell) => cell.Type switch
    {
        raw.SQLITE_NULL => raw.sqlite3_bind_null(statement, place),
        raw.SQLITE_INTEGER => raw.sqlite3_bind_int64(statement, place, cell.Number),
        raw.SQLITE_FLOAT => raw.sqlite3_bind_double(statement, place, cell.Real),
        raw.SQLITE_BLOB => raw.sqlite3_bind_blob(statement, place, cell.Bytes),
        // no bytes at all would be NULL
        _ => cell.Bytes is [] ? raw.sqlite3_bind_text(statement, place, "") : raw.sqlite3_bind_text(statement, place, cell.Bytes),
    };
}
