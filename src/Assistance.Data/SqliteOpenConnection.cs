using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assistance.Data;

/// <summary>
/// A connection that stays open as long as its context, and contexts wait in a pool for the next request. Opening one again is cheap, but
/// it would forget the statements that SQLite has compiled on it, and compiling those of a page takes longer than carrying them out
/// (<see cref="SqliteStatements"/> keeps them).
/// </summary>
/// <remarks>
/// Entity Framework offers no public way to leave a connection open between two uses of a pooled context: it closes it past every
/// interceptor. Hence this class derives from one that is public but meant for Entity Framework itself; see docs/decisions/0009.
/// </remarks>
#pragma warning disable EF1001
public sealed class SqliteOpenConnection(
    RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder rawSql, IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, rawSql, logger)
{
    private static readonly ConcurrentDictionary<SqliteOpenConnection, string> resting = [];

    /// <summary>Makes a context on SQLite use such connections.</summary>
    public static void Use(DbContextOptionsBuilder options) => options.ReplaceService<ISqliteRelationalConnection, SqliteOpenConnection>();

    /// <summary>Closes the connections of this process to a database that no statement is using. Whoever has one opens it again with the next statement.</summary>
    /// <param name="file">The database file, as it stands in the connection string.</param>
    public static void CloseResting(string file)
    {
        foreach (var connection in resting.Where(one => one.Value == file).Select(one => one.Key))
        {
            connection.DbConnection.Close();
        }
    }

    /// <summary>Leaves it open; it is closed when it is disposed of.</summary>
    protected override void CloseDbConnection() => resting.TryAdd(this, DbConnection.DataSource);

    /// <summary>Leaves it open; it is closed when it is disposed of.</summary>
    protected override Task CloseDbConnectionAsync()
    {
        CloseDbConnection();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void DisposeDbConnection()
    {
        resting.TryRemove(this, out _);
        base.DisposeDbConnection();
    }

    /// <inheritdoc/>
    protected override ValueTask DisposeDbConnectionAsync()
    {
        resting.TryRemove(this, out _);
        return base.DisposeDbConnectionAsync();
    }
}
