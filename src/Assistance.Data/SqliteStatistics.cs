using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <summary>
/// What SQLite has to know about the tables to choose the right index: how many rows fit one value. It learns that only when somebody
/// tells it to look (ANALYZE), and before that it guesses, at a full size wrongly: pages took minutes. So a new installation begins with
/// what was measured on a full one (sqlite-statistics.csv); whoever runs ANALYZE later puts the own figures in their place. PostgreSQL looks by itself.
/// </summary>
public static class SqliteStatistics
{
    private const string Resource = "Assistance.Data.sqlite-statistics.csv";

    /// <summary>Gives the figures to every index that has none: in a new database, and where an update brought one. What was measured there stays.</summary>
    public static async Task EnsureAsync(AssistanceDb db, CancellationToken cancellationToken = default)
    {
        if (await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_schema WHERE name = 'sqlite_stat1'").SingleAsync(cancellationToken) == 0)
        {
            // makes the table, which cannot be made by hand
            await db.Database.ExecuteSqlRawAsync("ANALYZE sqlite_schema", cancellationToken);
        }

        var lacking = (await db.Database.SqlQuery<string>(
            $"SELECT name AS \"Value\" FROM sqlite_schema WHERE type = 'index' AND name NOT IN (SELECT idx FROM sqlite_stat1 WHERE idx IS NOT NULL)").ToListAsync(cancellationToken)).ToHashSet();
        var missing = (await ReadAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',')).Where(fields => lacking.Contains(fields[1])).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var fields in missing)
        {
            var (table, index, statistics) = fields is [var first, var second, var third] ? (first, second, third.Trim()) : throw new FormatException(string.Join(',', fields));
            await db.Database.ExecuteSqlAsync($"INSERT INTO sqlite_stat1(tbl, idx, stat) VALUES ({table}, {index}, {statistics})", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        // other connections read them when they open
        await db.Database.ExecuteSqlRawAsync("ANALYZE sqlite_schema", cancellationToken);
    }

    private static async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        await using var stream = typeof(SqliteStatistics).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException(Resource + " is not in the program.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
