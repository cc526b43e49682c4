using Assistance.Data.Records;
using Assistance.Data.Searching;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Assistance.Data.Saving;

/// <summary>
/// Keeps for every record that can be found its row in the search index, in the same save. What is looked for is found as soon as it is
/// saved, and never after it is gone.
/// </summary>
internal static class SearchWriter
{
    private static readonly Dictionary<Type, string[]> shown = new()
    {
        [typeof(AssistanceCase)] = [nameof(AssistanceCase.Theme), nameof(AssistanceCase.Reference), nameof(AssistanceCase.DivisionCode)],
        [typeof(Enterprise)] = [nameof(Enterprise.Name), nameof(Enterprise.Uscc), nameof(Enterprise.DivisionCode), nameof(Enterprise.SizeClass)],
        [typeof(QualityProblem)] = [nameof(QualityProblem.Title), nameof(QualityProblem.DivisionCode)],
        [typeof(Commitment)] = [nameof(Commitment.Text), nameof(Commitment.OwnerName), nameof(Commitment.DivisionCode)],
        [typeof(Person)] = [nameof(Person.Name), nameof(Person.Title), nameof(Person.EnterpriseId)],
    };

    public static async Task WriteAsync(AssistanceDb db, IReadOnlyList<EntityEntry<Entity>> records, CancellationToken cancellationToken)
    {
        var found = records.Where(entry => shown.ContainsKey(entry.Metadata.ClrType)).ToList();
        var added = found.Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
        var changed = found.Where(IsChanged).Select(entry => entry.Entity).ToList();
        var removed = found.Where(entry => entry.State == EntityState.Deleted).Select(entry => KeyOf(entry.Entity)).ToList();
        if (added.Count + changed.Count + removed.Count == 0)
        {
            return;
        }

        // records that show a name of the enterprise, or stand in its division, follow it
        changed.AddRange(await FollowersAsync(db, changed.OfType<Enterprise>().ToList(), cancellationToken));
        var enterprises = await EnterprisesAsync(db, added.Concat(changed), cancellationToken);
        foreach (var record in added)
        {
            db.Add(Fill(new SearchEntry { Kind = KindOf(record), RecordKey = KeyOf(record) }, record, enterprises));
        }

        var stored = await StoredAsync(db, [.. changed.Select(KeyOf), .. removed], cancellationToken);
        foreach (var record in changed.DistinctBy(KeyOf))
        {
            var entry = stored.GetValueOrDefault(KeyOf(record)) ?? db.Add(new SearchEntry { Kind = KindOf(record), RecordKey = KeyOf(record) }).Entity;
            Fill(entry, record, enterprises);
        }

        db.RemoveRange(removed.Select(stored.GetValueOrDefault).OfType<SearchEntry>());
        db.ChangeTracker.DetectChanges();
    }

    /// <summary>The entry of a record that is not in the index yet.</summary>
    public static SearchEntry EntryOf(Entity record, IReadOnlyDictionary<EnterpriseId, Enterprise> enterprises) =>
        Fill(new SearchEntry { Kind = KindOf(record), RecordKey = KeyOf(record) }, record, enterprises);

    /// <summary>The enterprise that a record names or stands in, or null.</summary>
    public static EnterpriseId? EnterpriseOf(Entity record) => record switch
    {
        AssistanceCase one => one.EnterpriseId,
        Person { EnterpriseId: { } enterprise } => enterprise,
        _ => null,
    };

    private static bool IsChanged(EntityEntry<Entity> entry) =>
        entry.State == EntityState.Modified && shown[entry.Metadata.ClrType].Any(name => entry.Property(name).IsModified);

    private static SearchEntry Fill(SearchEntry entry, Entity record, IReadOnlyDictionary<EnterpriseId, Enterprise> enterprises)
    {
        var enterprise = EnterpriseOf(record) is { } key ? enterprises.GetValueOrDefault(key) : null;
        switch (record)
        {
            case AssistanceCase one:
                (entry.CaseId, entry.DivisionCode, entry.EnterpriseId) = (one.CaseId, one.DivisionCode, one.EnterpriseId);
                (entry.Number, entry.Title) = (one.Reference, one.Theme);
                return Tokenised(entry, null, one.Reference, one.Theme, enterprise?.Name);
            case Enterprise one:
                (entry.DivisionCode, entry.EnterpriseId, entry.Number, entry.Title) = (one.DivisionCode, one.Id, one.Uscc, one.Name);
                return Tokenised(entry, one.SizeClass, one.Uscc, one.Name);
            case QualityProblem one:
                (entry.CaseId, entry.DivisionCode, entry.EnterpriseId) = (one.CaseId, one.DivisionCode, one.EnterpriseId);
                (entry.Number, entry.Title) = (one.Number, one.Title);
                return Tokenised(entry, null, one.Title);
            case Commitment one:
                (entry.CaseId, entry.DivisionCode, entry.EnterpriseId) = (one.CaseId, one.DivisionCode, one.EnterpriseId);
                (entry.Number, entry.Title) = (one.Number, one.Text);
                Tokenised(entry, null, one.Text);
                // found by the ledger, which asks for it, and not by the search: who promised it is not what it says
                entry.Tokens += " " + SearchTokens.Aside(one.OwnerName);
                return entry;
            case Person one:
                (entry.DivisionCode, entry.EnterpriseId, entry.Title) = (enterprise?.DivisionCode ?? "", one.EnterpriseId, one.Cited);
                return Tokenised(entry, null, one.Name, one.Title);
            default:
                throw new InvalidOperationException($"{record.GetType().Name} is not searched.");
        }
    }

    private static SearchEntry Tokenised(SearchEntry entry, SizeClass? size, params string?[] texts)
    {
        entry.Tokens = $"{SearchTokens.Of(texts)} {SearchMarks.All(entry, size)}";
        return entry;
    }

    private static async Task<List<Entity>> FollowersAsync(AssistanceDb db, List<Enterprise> changed, CancellationToken cancellationToken)
    {
        var moved = changed.Where(one => IsModified(db, one, nameof(Enterprise.Name)) || IsModified(db, one, nameof(Enterprise.DivisionCode))).Select(one => one.Id).ToList();
        if (moved.Count == 0)
        {
            return [];
        }

        var cases = await db.Set<AssistanceCase>().Where(row => moved.Contains(row.EnterpriseId)).ToListAsync(cancellationToken);
        var contacts = await db.Set<Person>().Where(row => row.EnterpriseId != null && moved.Contains(row.EnterpriseId.Value)).ToListAsync(cancellationToken);
        return [.. cases, .. contacts];
    }

    private static bool IsModified(AssistanceDb db, Enterprise one, string name) => db.Entry(one).Property(name).IsModified;

    private static async Task<Dictionary<EnterpriseId, Enterprise>> EnterprisesAsync(AssistanceDb db, IEnumerable<Entity> records, CancellationToken cancellationToken)
    {
        var wanted = records.Select(EnterpriseOf).OfType<EnterpriseId>().ToHashSet();
        var known = db.ChangeTracker.Entries<Enterprise>().Select(entry => entry.Entity).Where(one => wanted.Contains(one.Id)).ToDictionary(one => one.Id);
        var missing = wanted.Where(key => !known.ContainsKey(key)).ToList();
        if (missing.Count > 0)
        {
            foreach (var one in await db.Set<Enterprise>().AsNoTracking().Where(row => missing.Contains(row.Id)).ToListAsync(cancellationToken))
            {
                known.Add(one.Id, one);
            }
        }

        return known;
    }

    private static async Task<Dictionary<Guid, SearchEntry>> StoredAsync(AssistanceDb db, List<Guid> keys, CancellationToken cancellationToken) =>
        keys.Count == 0
            ? []
            : await db.Set<SearchEntry>().AsTracking().Where(row => keys.Contains(row.RecordKey)).ToDictionaryAsync(row => row.RecordKey, cancellationToken);

    private static SearchKind KindOf(Entity record) => record switch
    {
        AssistanceCase => SearchKind.Case,
        Enterprise => SearchKind.Enterprise,
        QualityProblem => SearchKind.Problem,
        Commitment => SearchKind.Commitment,
        _ => SearchKind.Person,
    };

    private static Guid KeyOf(Entity record) => record switch
    {
        AssistanceCase one => one.CaseId.Value,
        Enterprise one => one.Id.Value,
        QualityProblem one => one.Id.Value,
        Commitment one => one.Id.Value,
        Person one => one.Id.Value,
        _ => throw new InvalidOperationException($"{record.GetType().Name} is not searched."),
    };
}
