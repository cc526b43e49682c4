using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data.Forgetting;

/// <summary>Finds the audit entries that name a person, and says what is left of each.</summary>
public sealed class AuditRedactor(AssistanceDb db, NameRedactor redactor)
{
    /// <summary>Entries that may name the person.</summary>
    public async Task<IReadOnlyList<RecordId>> FindAsync(CancellationToken cancellationToken)
    {
        var (who, key) = (redactor.Who, redactor.Who.Id.Value.ToString());
        var found = new HashSet<RecordId>();
        found.UnionWith(await Ids(row => row.Where(one => one.ById == who.Id || one.RecordKey == key || one.Values.Contains(key)), cancellationToken));
        foreach (var word in redactor.Words)
        {
            found.UnionWith(await Ids(
                row => row.Where(one => one.ByName.Contains(word) || one.ForName!.Contains(word) || one.Values.Contains(word) || one.Reason!.Contains(word)), cancellationToken));
        }

        return [.. found];
    }

    /// <summary>What is left of an entry, or null when it names the person nowhere.</summary>
    public ErasedContent? Left(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var isOwn = entry.Record is nameof(Person) or nameof(Account) && entry.RecordKey == redactor.Who.Id.Value.ToString();
        var left = new ErasedContent(
            entry.ById == redactor.Who.Id ? redactor.Who.Pseudonym : redactor.Text(entry.ByName),
            entry.ForName is { } other ? redactor.Text(other) : null,
            isOwn ? redactor.OwnValues(entry.Values) : redactor.Json(entry.Values),
            entry.Reason is { } reason ? redactor.Text(reason) : null);
        return left == new ErasedContent(entry.ByName, entry.ForName, entry.Values, entry.Reason) ? null : left;
    }

    private Task<List<RecordId>> Ids(Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>> which, CancellationToken cancellationToken) =>
        which(db.Set<AuditEntry>().AsNoTracking()).Select(row => row.Id).ToListAsync(cancellationToken);
}
