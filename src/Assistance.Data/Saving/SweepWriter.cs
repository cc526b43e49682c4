using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;

namespace Assistance.Data.Saving;

/// <summary>What one batch of a sweep came to, in memory.</summary>
/// <param name="Chased">The deadlines that were taken, with their new state.</param>
/// <param name="Opened">Deadlines that follow from levels, new.</param>
/// <param name="Reopened">The same where there had been one before.</param>
/// <param name="Supervised">Supervision notices.</param>
/// <param name="Told">The rows of the ledger.</param>
public sealed record SweptBatch(
    IReadOnlyCollection<Deadline> Chased, IReadOnlyCollection<Deadline> Opened, IReadOnlyCollection<Deadline> Reopened,
    IReadOnlyCollection<SupervisionNotice> Supervised, IReadOnlyCollection<Notice> Told);

/// <summary>
/// Writes batches of a sweep past the change tracker, each by as many statements whatever its size, with everything that a save would
/// write beside: row versions, history, and the audit trail in the chains of the cases. Nothing that a sweep writes is searched.
/// </summary>
public sealed class SweepWriter
{
    private readonly AssistanceDb db;
    private readonly BulkUpdater<Deadline> states;
    private readonly BulkUpdater<Deadline> reopened;

    /// <summary>Prepares for any number of batches.</summary>
    /// <param name="db">The database, with the act under which it saves.</param>
    public SweepWriter(AssistanceDb db)
    {
        this.db = db;
        states = new(db, nameof(Deadline.NextChaseOn), nameof(Deadline.LevelRaised), nameof(Deadline.LevelRaisedOn), nameof(Deadline.RaisedRungs));
        reopened = new(db, BulkUpdater<Deadline>.Everything(db));
    }

    /// <summary>Writes a batch in the current transaction.</summary>
    /// <returns>False when a deadline has been changed since it was read: the caller rolls back and looks again.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction or no act.</exception>
    public async Task<bool> WriteAsync(SweptBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (db.Database.CurrentTransaction is null || db.Act is not { } act)
        {
            throw new InvalidOperationException("A sweep needs a transaction and an act.");
        }

        // those that were chased and are opened again are written once, with all of it
        if (!await states.WriteAsync([.. batch.Chased.Except(batch.Reopened)], cancellationToken) || !await reopened.WriteAsync(batch.Reopened, cancellationToken))
        {
            return false;
        }

        await InsertAsync(batch.Opened, cancellationToken);
        await InsertAsync(batch.Supervised, cancellationToken);
        IEnumerable<CaseRecord> records = [.. batch.Chased, .. batch.Supervised];
        await InsertAsync<CaseEvent>([.. records.SelectMany(record => record.Happenings, (record, happening) => HistoryWriter.EventOf(record, happening, act.At))], cancellationToken);
        await InsertAsync(batch.Told, cancellationToken);
        if (batch.Supervised.Count > 0)
        {
            // last of all, because from here on others who save in these cases wait
            List<AuditEntry> audit = [.. batch.Supervised.Select(record => AuditWriter.OfAdded(db, record, act.At))];
            await AuditLinker.LinkAsync(db, audit, cancellationToken);
            await InsertAsync(audit, cancellationToken);
        }

        return true;
    }

    private async Task InsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count > 0)
        {
            // one for each batch: between batches the connection goes back to the pool, and a prepared statement would stay with it
            using var writer = new BulkWriter<T>(db);
            await writer.WriteAsync(rows, cancellationToken);
        }
    }
}
