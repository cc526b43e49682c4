using System.Data.Common;
using System.Text.RegularExpressions;
using Assistance.Data;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Assistance.Web.Tests.Data;

/// <summary>
/// Asks the database how it would carry out a statement, and tells what would hurt on a big table: reading a whole one without an index,
/// building an index for the one statement, or counting rows to leave them out.
/// </summary>
internal static partial class QueryPlans
{
    /// <summary>The tables that grow with use.</summary>
    public static readonly IReadOnlySet<string> Big = new HashSet<string>(StringComparer.Ordinal)
    {
        "Enterprises", "Cases", "Commitments", "Deadlines", "CaseEvents", "AuditEntries", "Visits", "Problems", "Notices", "Agreements", "Consultations",
        "ConsultationSeats", "ConsultationProblems", "LookBacks", "Remedies", "ResearchTeams", "SupervisionNotices", "StoredFiles", "SearchEntries", "People", "Accounts",
    };

    /// <summary>What would hurt, each with the line of the plan; empty when nothing does.</summary>
    public static async Task<IReadOnlyList<string>> BreachesAsync(AssistanceDb db, SentStatement statement)
    {
        List<string> breaches = [];
        if (statement.Text.Contains("OFFSET", StringComparison.OrdinalIgnoreCase))
        {
            breaches.Add("OFFSET");
        }

        // the first of each group: the database numbers the rows of the whole table for it
        if (statement.Text.Contains("ROW_NUMBER", StringComparison.OrdinalIgnoreCase))
        {
            breaches.Add("ROW_NUMBER");
        }

        if (UnboundedCount().IsMatch(statement.Text))
        {
            breaches.Add("COUNT without a bound");
        }

        if (statement.Text.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase))
        {
            var isPostgres = db.Database.IsNpgsql();
            var tables = Aliases().Matches(statement.Text).DistinctBy(match => match.Groups[2].Value).ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);
            foreach (var line in await PlanAsync(db, statement, isPostgres))
            {
                var scan = (isPostgres ? SequentialScan() : FullScan()).Match(line);
                if (scan.Success && Big.Contains(tables.GetValueOrDefault(scan.Groups[1].Value, scan.Groups[1].Value)))
                {
                    breaches.Add(line.Trim());
                }
                else if (line.Contains("AUTOMATIC", StringComparison.Ordinal))
                {
                    breaches.Add(line.Trim());
                }
            }
        }

        return breaches;
    }

    private static async Task<IReadOnlyList<string>> PlanAsync(AssistanceDb db, SentStatement statement, bool isPostgres)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        if (isPostgres)
        {
            // tables of a test are so small that reading them whole would be right
            command.CommandText = "SET enable_seqscan = off";
            await command.ExecuteNonQueryAsync();
        }

        command.CommandText = (isPostgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + statement.Text;
        foreach (var parameter in statement.Parameters)
        {
            command.Parameters.Add(Copy(parameter));
        }

        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(isPostgres ? 0 : 3));
        }

        return lines;
    }

    private static DbParameter Copy(DbParameter parameter) => parameter is NpgsqlParameter postgres
        ? postgres.Clone()
        : new SqliteParameter(parameter.ParameterName, parameter.Value);

    [GeneratedRegex("\"(\\w+)\" AS \"?(\\w+)\"?")]
    private static partial Regex Aliases();

    /// <summary>SQLite: "SCAN c", but neither "SCAN c USING INDEX …" nor "SCAN (subquery-1)" nor "SCAN f VIRTUAL TABLE INDEX …".</summary>
    [GeneratedRegex("^SCAN (\\w+)$")]
    private static partial Regex FullScan();

    /// <summary>PostgreSQL: "Seq Scan on "Commitments" c".</summary>
    [GeneratedRegex("Seq Scan on \"?(\\w+)\"?")]
    private static partial Regex SequentialScan();

    /// <summary>A statement that is nothing but the count of a table; one of a subquery counts what the subquery was cut to.</summary>
    [GeneratedRegex("^\\s*SELECT COUNT\\(\\*\\)(::int)?\\s+FROM \"\\w+\"(?!.*LIMIT)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex UnboundedCount();
}
