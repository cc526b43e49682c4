using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assistance.Data.Saving;

/// <summary>
/// Adds many enterprises with their contacts, past the change tracker but with everything that a save writes beside each record: its audit
/// entry and its row in the search index. For long lists; whatever is changed, rather than added, goes through SaveChangesAsync. Until it
/// is disposed of, entries that belong to no case stand in an audit chain of their own: a transaction that lasts for minutes must not hold
/// the chain that everybody else adds to.
/// </summary>
public sealed class BulkAdditions : IDisposable
{
    private readonly AssistanceDb db;
    private readonly BulkWriter<Enterprise> enterpriseRows;
    private readonly BulkWriter<Person> contactRows;
    private readonly BulkWriter<AuditEntry> auditRows;
    private readonly BulkWriter<SearchEntry> searchRows;

    /// <summary>Begins additions.</summary>
    /// <param name="db">The database, with the act under which it saves.</param>
    public BulkAdditions(AssistanceDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        (this.db, db.BulkChain) = (db, Guid.CreateVersion7());
        (enterpriseRows, contactRows, auditRows, searchRows) = (new(db), new(db), new(db), new(db));
    }

    /// <summary>Writes the records in the current transaction.</summary>
    /// <param name="contacts">Contacts of these enterprises, and of no other.</param>
    /// <exception cref="InvalidOperationException">There is no transaction or no act, or a record asks for history, deadlines or notices, which are not written here.</exception>
    public async Task AddAsync(IReadOnlyCollection<Enterprise> enterprises, IReadOnlyCollection<Person> contacts, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null || db.Act is not { } act)
        {
            throw new InvalidOperationException("Additions in bulk need a transaction and an act.");
        }

        IReadOnlyCollection<Entity> records = [.. enterprises, .. contacts];
        if (records.Count == 0)
        {
            return;
        }

        if (records.Any(record => record.Happenings.Count + record.DeadlineInstructions.Count + record.Tells.Count > 0))
        {
            throw new InvalidOperationException("Additions in bulk write no history, deadlines or notices.");
        }

        var byId = enterprises.ToDictionary(one => one.Id);
        await enterpriseRows.WriteAsync(enterprises, cancellationToken);
        if (contacts.Count > 0)
        {
            await contactRows.WriteAsync(contacts, cancellationToken);
        }

        List<AuditEntry> entries = [.. records.Select(record => AuditWriter.OfAdded(db, record, act.At))];
        await AuditLinker.LinkAsync(db, entries, cancellationToken);
        await auditRows.WriteAsync(entries, cancellationToken);
        await searchRows.WriteAsync(records.Select(record => SearchWriter.EntryOf(record, byId)), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        db.BulkChain = null;
        enterpriseRows.Dispose();
        contactRows.Dispose();
        auditRows.Dispose();
        searchRows.Dispose();
    }
}
