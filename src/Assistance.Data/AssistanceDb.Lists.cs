using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Assistance.Data;

/// <content>What an import of enterprise lists compares with: the register itself, whoever asks, since an enterprise stands in it once.</content>
public sealed partial class AssistanceDb
{
    private const int BusySqlite = 5;
    private const int UniqueOnSqlite = 2067;

    /// <summary>Enterprises by social credit code, tracked, seen or not. Who may change them is for the caller to check.</summary>
    /// <param name="codes">At most a few thousand.</param>
    public Task<Dictionary<string, Enterprise>> RegisteredAsync(IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        Set<Enterprise>().AsTracking().Where(row => codes.Contains(row.Uscc)).ToDictionaryAsync(row => row.Uscc, cancellationToken);

    /// <summary>The contacts of enterprises, tracked, and which of them can sign in.</summary>
    public async Task<IReadOnlyList<(Person Contact, bool HasAccount)>> ContactsOfAsync(IReadOnlyCollection<EnterpriseId> enterprises, CancellationToken cancellationToken)
    {
        var rows = await Set<Person>().AsTracking()
            .Where(row => row.EnterpriseId != null && enterprises.Contains(row.EnterpriseId.Value) && row.Role == Role.EnterpriseContact)
            .OrderBy(row => row.Id)
            .Select(row => new { Contact = row, HasAccount = Set<Account>().Any(account => account.PersonId == row.Id) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Contact, row.HasAccount))];
    }

    /// <summary>Whether a save failed because somebody else added or changed the same record meanwhile.</summary>
    public static bool IsConflict(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => IsConflict(inner),
        SqliteException { SqliteExtendedErrorCode: UniqueOnSqlite } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };

    /// <summary>Whether somebody else held the database, or the rows, for longer than a saver waits. Nothing was saved; it can be tried again.</summary>
    public static bool IsBusy(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: BusySqlite } => true,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected } => true,
        { InnerException: { } inner } => IsBusy(inner),
        _ => false,
    };
}
