using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Assistance.Benchmarks.Measuring;

/// <summary>
/// Databases for the sweep: one in which so many deadlines are due, copies of it, and the finished rows of a sweep, which the floor
/// writes into a copy by two statements of the database's own command line.
/// </summary>
/// <param name="folder">Where SQLite's files stand.</param>
/// <param name="server">Connection string of PostgreSQL, or null for SQLite.</param>
internal sealed class SweepStage(string folder, string? server)
{
    /// <summary>The day of the sweep.</summary>
    public static readonly DateOnly AsOf = new(2026, 11, 20);

    private const string States = """SELECT "Id", "NextChaseOn", "LevelRaised", "LevelRaisedOn", "RaisedRungs" FROM "Deadlines" WHERE "CloseReason" IS NULL AND "OpenedOn" = '2026-03-02' AND "Number" = 'X'""";
    private const string Notices = """SELECT n.* FROM "Notices" n JOIN "Deadlines" d ON d."Id" = n."DeadlineId" WHERE d."OpenedOn" = '2026-03-02' AND d."Number" = 'X'""";

    /// <summary>The settings that make the product use a database of the stage.</summary>
    public string[] Settings(string name) => server is null
        ? ["--Data:Folder", Path.Combine(folder, name)]
        : ["--Data:Folder", Path.Combine(folder, name), "--Database:Provider", "Postgres", "--Database:ConnectionString", ConnectionOf(name)];

    /// <summary>Makes a database of its own.</summary>
    public async Task CreateAsync(string name)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        if (server is not null)
        {
            await TellServerAsync($"CREATE DATABASE {name}");
        }
    }

    /// <summary>Copies a database.</summary>
    public async Task CopyAsync(string from, string to)
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Directory.CreateDirectory(Path.Combine(folder, to));
        if (server is not null)
        {
            await TellServerAsync($"CREATE DATABASE {to} TEMPLATE {from}");
            return;
        }

        await TellAsync(from, "PRAGMA wal_checkpoint(TRUNCATE)");
        File.Copy(FileOf(from), FileOf(to), overwrite: true);
    }

    /// <summary>Removes a database.</summary>
    public async Task DropAsync(string name)
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
        {
            await TellServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }

        if (Directory.Exists(Path.Combine(folder, name)))
        {
            Directory.Delete(Path.Combine(folder, name), recursive: true);
        }
    }

    /// <summary>
    /// Has so many deadlines due, and no other: 40 % fifth, 20 % last day before and 20 % day itself, 10 % level 1, 9 % levels 1 and 2 at
    /// once, 1 % all three.
    /// </summary>
    public async Task FillAsync(string name, int count)
    {
        var id = server is null ? "upper(substr(h,1,8)||'-'||substr(h,9,4)||'-4'||substr(h,14,3)||'-A'||substr(h,18,3)||'-'||substr(h,21,12))" : "gen_random_uuid()";
        var subject = server is null ? "upper(substr(g,1,8)||'-'||substr(g,9,4)||'-4'||substr(g,14,3)||'-A'||substr(g,18,3)||'-'||substr(g,21,12))" : "gen_random_uuid()";
        var numbers = server is null
            ? string.Create(CultureInfo.InvariantCulture, $"(WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < {count - 1}) SELECT i, lower(hex(randomblob(16))) AS h, lower(hex(randomblob(16))) AS g FROM c)")
            : string.Create(CultureInfo.InvariantCulture, $"(SELECT i FROM generate_series(0, {count - 1}) AS i)");
        var day = server is null ? "" : "::date";
        await TellAsync(name, """UPDATE "Deadlines" SET "NextChaseOn" = '2027-12-01' WHERE "NextChaseOn" IS NOT NULL""");
        await TellAsync(name, """CREATE TABLE seed AS SELECT row_number() OVER () - 1 AS k, s.* FROM (SELECT * FROM "Deadlines" WHERE "ClosedOn" IS NULL AND "Kind" = 'CommitmentDue' ORDER BY "Id" LIMIT 4000) AS s""");
        await TellAsync(name, "CREATE INDEX seed_k ON seed(k)");
        await TellAsync(name, $"""
            INSERT INTO "Deadlines" ("Id", "SubjectId", "Kind", "Number", "Text", "ResponsibleId", "ResponsibleName", "BackupId", "BackupName", "Side", "Due", "OriginalDue", "Version", "OpenedOn",
              "VersionFrom", "ClosedOn", "CloseReason", "NextChaseOn", "LevelRaised", "LevelRaisedOn", "RaisedRungs", "EarlierVersions", "CaseId", "DivisionCode", "EnterpriseId", "RowVersion")
            SELECT {id}, {subject}, s."Kind", 'X', s."Text", s."ResponsibleId", s."ResponsibleName", s."BackupId", s."BackupName", s."Side", n.due_on{day}, n.due_on{day}, 1, '2026-03-02'{day},
              '2026-03-02'{day}, NULL, NULL, n.next_on{day}, 0, NULL, '[]', '[]', s."CaseId", s."DivisionCode", s."EnterpriseId", 0
            FROM (SELECT c.*, CASE WHEN i % 10 < 4 THEN '2026-11-27' WHEN i % 10 < 6 THEN '2026-11-23' WHEN i % 10 < 8 THEN '2026-11-20' WHEN i % 10 = 8 THEN '2026-11-19' WHEN i % 100 < 99 THEN '2026-11-13' ELSE '2026-11-06' END AS due_on,
              CASE WHEN i % 10 < 9 THEN '2026-11-20' WHEN i % 100 < 99 THEN '2026-11-16' ELSE '2026-11-09' END AS next_on FROM {numbers} AS c) AS n
            JOIN seed s ON s.k = n.i % (SELECT count(*) FROM seed)
            """);
        await TellAsync(name, "DROP TABLE seed");
        await TellAsync(name, server is null ? "PRAGMA optimize" : "VACUUM ANALYZE");
    }

    /// <summary>Makes from an unswept and a swept copy the database on which the floor is measured.</summary>
    public async Task StageAsync(string filled, string swept, string staged)
    {
        await CopyAsync(filled, staged);
        if (server is null)
        {
            await TellAsync(staged, $"ATTACH '{FileOf(swept)}' AS s; CREATE TABLE states AS {States.Replace("FROM ", "FROM s.", StringComparison.Ordinal)}; CREATE UNIQUE INDEX states_id ON states(\"Id\"); CREATE TABLE told AS {Notices.Replace("FROM ", "FROM s.", StringComparison.Ordinal).Replace("JOIN ", "JOIN s.", StringComparison.Ordinal)}; DETACH s");
            return;
        }

        await TellAsync(staged, $"CREATE TABLE states AS {States} LIMIT 0; CREATE TABLE told AS {Notices} LIMIT 0");
        await using var from = new NpgsqlConnection(ConnectionOf(swept));
        await using var to = new NpgsqlConnection(ConnectionOf(staged));
        await from.OpenAsync();
        await to.OpenAsync();
        foreach (var (table, rows) in new[] { ("states", States), ("told", Notices) })
        {
            await using var read = await from.BeginRawBinaryCopyAsync($"COPY ({rows}) TO STDOUT (FORMAT BINARY)");
            await using var write = await to.BeginRawBinaryCopyAsync($"COPY {table} FROM STDIN (FORMAT BINARY)");
            await read.CopyToAsync(write);
        }

        await TellAsync(staged, "CREATE UNIQUE INDEX states_id ON states(\"Id\")");
        await TellAsync(staged, "VACUUM ANALYZE");
    }

    /// <summary>The floor: the finished rows by two statements of sqlite3 or psql.</summary>
    /// <returns>Seconds.</returns>
    public async Task<double> FloorAsync(string staged)
    {
        await CopyAsync(staged, "floor");
        const string Update = """UPDATE "Deadlines" AS d SET "NextChaseOn" = s."NextChaseOn", "LevelRaised" = s."LevelRaised", "LevelRaisedOn" = s."LevelRaisedOn", "RaisedRungs" = s."RaisedRungs", "RowVersion" = d."RowVersion" + 1 FROM states s WHERE d."Id" = s."Id";""";
        const string Insert = """INSERT INTO "Notices" SELECT * FROM told;""";
        var started = Stopwatch.GetTimestamp();
        var to = server is null ? null : new NpgsqlConnectionStringBuilder(server);
        using var process = Process.Start(to is null
            ? new ProcessStartInfo("sqlite3", [FileOf("floor"), "PRAGMA synchronous=FULL;", Update, Insert])
            : new ProcessStartInfo("psql", ["-q", "-v", "ON_ERROR_STOP=1", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-d", "floor", "-c", Update, "-c", Insert]))!;
        await process.WaitForExitAsync();
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await DropAsync("floor");
        return process.ExitCode == 0 ? took : throw new InvalidOperationException("The floor failed.");
    }

    private string FileOf(string name) => Path.Combine(folder, name, "assistance.db");

    private string ConnectionOf(string name) => new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    private async Task TellServerAsync(string statement) => await TellAsync(new NpgsqlConnection(server), statement);

    private Task TellAsync(string name, string statement) =>
        TellAsync(server is null ? new SqliteConnection($"Data Source={FileOf(name)};Pooling=False") : new NpgsqlConnection(ConnectionOf(name)), statement);

    private static async Task TellAsync(DbConnection connection, string statement)
    {
        await using (connection)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names come from this file
            command.CommandText = statement;
#pragma warning restore CA2100
            command.CommandTimeout = 3600;
            await command.ExecuteNonQueryAsync();
        }
    }
}
