using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Assistance.Data;

/// <summary>
/// Every SQLite connection: a signature or a verification survives a power cut (synchronous=FULL), readers do not wait for the writer
/// (WAL), and a writer waits for the other one instead of failing.
/// </summary>
/// <param name="waitSeconds">For how long a saver waits for another one; then the person is told to try again.</param>
public sealed class SqliteConnectionSetup(int waitSeconds) : DbConnectionInterceptor
{
    /// <summary>Memory for pages of the database, in kilobytes; SQLite's own default.</summary>
    internal const int CacheKilobytes = 2_000;

    /// <summary>
    /// When the log is as long as this, whoever saves next copies it into the database: 40 MB. Rarely, because that one waits for it; a
    /// sweep, which writes most, does it itself and sooner.
    /// </summary>
    internal const int CheckpointPages = 10_000;

    /// <summary>Every commit waits until it is on the disk.</summary>
    internal const string Synchronous = "FULL";

    private readonly string pragmas =
        $"PRAGMA synchronous={Synchronous}; PRAGMA busy_timeout={waitSeconds}000; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint={CheckpointPages};";

    /// <summary>For how long a saver waits for another one, in seconds.</summary>
    public int WaitSeconds => waitSeconds;

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Refuses SQLite older than 3.38: its JSON functions and date arithmetic are missing there.</summary>
    /// <exception cref="InvalidOperationException">The library is too old; the message says what to install.</exception>
    public static void RequireVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var version = Version.Parse(connection.ServerVersion);
        if (version < new Version(3, 38))
        {
            throw new InvalidOperationException(
                $"SQLite {version} is too old: Assistance needs 3.38 or newer. Install the system's library (Debian, Ubuntu: apt-get install libsqlite3-0) or use PostgreSQL.");
        }
    }
}
