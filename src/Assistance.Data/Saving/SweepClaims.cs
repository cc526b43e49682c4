using System.Data.Common;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Assistance.Data.Saving;

/// <summary>The place of a deadline in the order in which a sweep takes them: the longest overdue day of chasing first.</summary>
public sealed record SweepPlace(DateOnly NextChaseOn, DateOnly Due, DeadlineId Id);

/// <summary>
/// Takes the deadlines that are due, along the index and oldest first. On PostgreSQL they are held until the transaction ends and those
/// that somebody else holds are left out, so that nodes share the work; on SQLite nothing is held, and whoever writes second finds the
/// row version changed.
/// </summary>
public sealed class SweepClaims(AssistanceDb db)
{
    /// <summary>How long a sweep waits for a row that a person is saving: less than the second after which PostgreSQL breaks a tie, so that it is the sweep that gives way.</summary>
    private const string LongestWait = "500ms";

    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>Whether taking is a lock, which needs a transaction first.</summary>
    public bool Lock => db.Database.IsNpgsql();

    /// <summary>Whether a failure says that somebody else holds what is needed, or that the database is away for a moment: later it will do.</summary>
    public static bool IsInTheWay(DbException failure) => failure is NpgsqlException { IsTransient: true } or SqliteException { SqliteErrorCode: Busy or Locked };

    /// <summary>Takes the next deadlines, detached from the change tracker.</summary>
    /// <param name="left">Deadlines that are passed over.</param>
    public async Task<IReadOnlyList<Deadline>> TakeAsync(DateOnly asOf, int count, IReadOnlyCollection<DeadlineId> left, CancellationToken cancellationToken)
    {
        if (!Lock)
        {
            return await InOrder(Due(asOf, left)).Take(count).AsNoTracking().ToListAsync(cancellationToken);
        }

        await db.Database.ExecuteSqlRawAsync($"SET LOCAL lock_timeout = '{LongestWait}'", cancellationToken);
        return await db.Set<Deadline>().FromSqlRaw(
            """
            SELECT * FROM "Deadlines" WHERE "ClosedOn" IS NULL AND "NextChaseOn" <= {0} AND "VersionFrom" <= {0} AND NOT "Id" = ANY({1})
            ORDER BY "NextChaseOn", "Due", "Id" LIMIT {2} FOR UPDATE SKIP LOCKED
            """,
            asOf, left.Select(id => id.Value).ToArray(), count).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>Looks at the next deadlines behind a place without taking them.</summary>
    public async Task<IReadOnlyList<Deadline>> LookAsync(DateOnly asOf, int count, SweepPlace? after, CancellationToken cancellationToken)
    {
        var due = Due(asOf, []);
        if (after is { } last)
        {
            due = due.Where(deadline => deadline.NextChaseOn >= last.NextChaseOn
                && (deadline.NextChaseOn > last.NextChaseOn
                    || deadline.Due > last.Due
                    || (deadline.Due == last.Due && deadline.Id > last.Id)));
        }

        return await InOrder(due).Take(count).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>Whether anything is due still, be it that somebody else holds it.</summary>
    public Task<bool> AnyAsync(DateOnly asOf, IReadOnlyCollection<DeadlineId> left, CancellationToken cancellationToken) => Due(asOf, left).AnyAsync(cancellationToken);

    private IQueryable<Deadline> Due(DateOnly asOf, IReadOnlyCollection<DeadlineId> left)
    {
        var due = db.Set<Deadline>().Where(deadline => deadline.ClosedOn == null && deadline.NextChaseOn <= asOf && deadline.VersionFrom <= asOf);
        return left.Count == 0 ? due : due.Where(deadline => !left.Contains(deadline.Id));
    }

    private static IQueryable<Deadline> InOrder(IQueryable<Deadline> due) =>
        due.OrderBy(deadline => deadline.NextChaseOn).ThenBy(deadline => deadline.Due).ThenBy(deadline => deadline.Id);
}
