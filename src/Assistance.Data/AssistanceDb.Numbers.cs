using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <content>Running numbers that belong to the whole installation.</content>
public sealed partial class AssistanceDb
{
    /// <summary>
    /// Takes numbers for supervision notices of a year: "DB-2026-014" onwards. Nobody gets the same ones; within a transaction they are
    /// given back when it is rolled back, otherwise they are spent, and others that take some wait until the transaction ends.
    /// </summary>
    public async Task<IReadOnlyList<string>> TakeSupervisionNumbersAsync(int year, int count, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"supervision.{year:0000}");
        var taken = await Database.SqlQueryRaw<string>(
            """
            INSERT INTO "Settings" ("Name", "Value", "At") VALUES ({0}, {1}, {2})
            ON CONFLICT ("Name") DO UPDATE SET "Value" = CAST(CAST("Settings"."Value" AS integer) + {3} AS text), "At" = excluded."At"
            RETURNING "Value"
            """,
            name, count.ToString(CultureInfo.InvariantCulture), Act?.At ?? DateTime.UnixEpoch, count).ToListAsync(cancellationToken);
        var last = int.Parse(taken[0], CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(last - count + 1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"DB-{year:0000}-{number:000}"))];
    }
}
