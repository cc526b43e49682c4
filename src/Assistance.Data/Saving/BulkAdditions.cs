using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assistance.Data.Saving;

/// <summary>
/// Adds many enterprises with their contacts, past the change tracker but with everything that a save writes beside each record: its audit
/// entry and its row in the search index. For long lists; whatever is changed, rather than added, goes through SaveChangesAsync.
/// </summary>
/// <param name="db">The database, with the act under which it saves.</param>
public sealed class BulkAdditions(AssistanceDb db) : IDisposable
{
    private readonly BulkWriter<Enterprise> enterpriseRows = new(db);
    private readonly BulkWriter<Person> contactRows = new(db);
    private readonly BulkWriter<AuditEntry> auditRows = new(db);
    private readonly BulkWriter<SearchEntry> searchRows = new(db);

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
        if (records.Any(record => record.Happenings.Count + record.DeadlineInstructions.Count + record.Tells.Count > 0))
        {
            throw new InvalidOperationException("Additions in bulk write no history, deadlines or notices.");
        }

        var byId = enterprises.ToDictionary(one => one.Id);
        await enterpriseRows.WriteAsync(enterprises, cancellationToken);
        await contactRows.WriteAsync(contacts, cancellationToken);
        await auditRows.WriteAsync([.. records.Select(record => AuditWriter.OfAdded(db, record, act.At))], cancellationToken);
        await searchRows.WriteAsync([.. records.Select(record => SearchWriter.EntryOf(record, byId))], cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        enterpriseRows.Dispose();
        contactRows.Dispose();
        auditRows.Dispose();
        searchRows.Dispose();
    }
}
