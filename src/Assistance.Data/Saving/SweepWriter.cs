using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;

namespace Assistance.Data.Saving;

/// <summary>What one batch of a sweep came to, in memory.</summary>
/// <param name="Chased">The deadlines that were taken, with their new state.</param>
/// <param name="Opened">Deadlines that follow from levels, new.</param>
/// <param name="Reopened">The same where there had been one before.</param>
/// <param name="Told">The rows of the ledger, but those that name a supervision notice.</param>
public sealed record SweptBatch(
    IReadOnlyCollection<Deadline> Chased, IReadOnlyCollection<Deadline> Opened, IReadOnlyCollection<Deadline> Reopened, IReadOnlyCollection<Notice> Told);

/// <summary>What can be written only once the numbers of supervision notices are taken.</summary>
/// <param name="Supervised">Supervision notices.</param>
/// <param name="Told">The rows of the ledger that name them.</param>
public sealed record SupervisedBatch(IReadOnlyCollection<SupervisionNotice> Supervised, IReadOnlyCollection<Notice> Told);

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

    /// <summary>Turns a batch into what the database takes, before the transaction in which it is written: on SQLite everybody who saves waits for that one.</summary>
    /// <exception cref="InvalidOperationException">There is no act.</exception>
    public PreparedSweep Prepare(SweptBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        // those that were chased and are opened again are written once, with all of it
        return new(db, batch, states.Prepare([.. batch.Chased.Except(batch.Reopened)]), reopened.Prepare(batch.Reopened));
    }
}

/// <summary>A batch that is ready to be written.</summary>
public sealed class PreparedSweep : IDisposable
{
    private readonly AssistanceDb db;
    private readonly Act act;
    private readonly Func<CancellationToken, Task<bool>> states;
    private readonly Func<CancellationToken, Task<bool>> reopened;
    private readonly BulkWriter<Deadline> opened;
    private readonly BulkWriter<SupervisionNotice> supervised;
    private readonly BulkWriter<CaseEvent> events;
    private readonly BulkWriter<Notice> told;
    private readonly BulkWriter<AuditEntry> audit;

    internal PreparedSweep(AssistanceDb db, SweptBatch batch, Func<CancellationToken, Task<bool>> states, Func<CancellationToken, Task<bool>> reopened)
    {
        (this.db, this.states, this.reopened) = (db, states, reopened);
        act = db.Act ?? throw new InvalidOperationException("A sweep needs an act.");
        // one of each for a batch: between batches the connection goes back to the pool, and a compiled statement would stay with it
        (opened, supervised, events, told, audit) = (new(db), new(db), new(db), new(db), new(db));
        opened.Keep(batch.Opened);
        events.Keep(EventsOf(batch.Chased));
        told.Keep(batch.Told);
    }

    /// <summary>Writes the batch in the current transaction.</summary>
    /// <returns>False when a deadline has been changed since it was read: the caller rolls back and looks again.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task<bool> WriteAsync(SupervisedBatch rest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rest);
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A sweep needs a transaction.");
        }

        if (!await states(cancellationToken) || !await reopened(cancellationToken))
        {
            return false;
        }

        supervised.Keep(rest.Supervised);
        events.Keep(EventsOf(rest.Supervised));
        told.Keep(rest.Told);
        await opened.WriteKeptAsync(cancellationToken);
        await supervised.WriteKeptAsync(cancellationToken);
        await events.WriteKeptAsync(cancellationToken);
        await told.WriteKeptAsync(cancellationToken);
        if (rest.Supervised.Count > 0)
        {
            // last of all, because from here on others who save in these cases wait
            List<AuditEntry> entries = [.. rest.Supervised.Select(record => AuditWriter.OfAdded(db, record, act.At))];
            await AuditLinker.LinkAsync(db, entries, cancellationToken);
            audit.Keep(entries);
            await audit.WriteKeptAsync(cancellationToken);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        opened.Dispose();
        supervised.Dispose();
        events.Dispose();
        told.Dispose();
        audit.Dispose();
    }

    private IEnumerable<CaseEvent> EventsOf(IEnumerable<CaseRecord> records) =>
        records.SelectMany(record => record.Happenings, (record, happening) => HistoryWriter.EventOf(record, happening, act.At));
}
