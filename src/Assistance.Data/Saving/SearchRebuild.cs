using Assistance.Data.Records;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data.Saving;

/// <summary>What making the search index anew came to.</summary>
/// <param name="Looked">Records that were looked at in this run.</param>
/// <param name="Written">Rows that were missing or wrong and are right now.</param>
/// <param name="Removed">Rows of records that are gone.</param>
public sealed record RebuiltSearch(long Looked, long Written, long Removed);

/// <summary>
/// Puts the rows of the search index right, for records that were written past the product. It goes through the records in portions, each
/// saved by itself together with the place it has come to: others can save meanwhile, and a run that is interrupted goes on there the next time.
/// </summary>
public sealed class SearchRebuild(AssistanceDb db, IProgress<long>? progress)
{
    private const int Portion = 1000;
    private const string Place = "search-rebuild";
    private long looked;
    private long written;
    private long removed;

    /// <summary>Goes through everything that can be found, and then through the index.</summary>
    public async Task<RebuiltSearch> RunAsync(CancellationToken cancellationToken)
    {
        var (kind, last) = await PlaceAsync(cancellationToken);
        foreach (var one in Enum.GetValues<SearchKind>().Where(one => one >= kind))
        {
            await WalkAsync(one, one == kind ? last : Guid.Empty, cancellationToken);
        }

        await RemoveAsync(cancellationToken);
        await db.Set<Setting>().Where(row => row.Name == Place).ExecuteDeleteAsync(cancellationToken);
        return new(looked, written, removed);
    }

    /// <summary>Makes the full-text index of SQLite anew from the rows, in one piece: nobody can save meanwhile. PostgreSQL needs none of it.</summary>
    public Task<int> RebuildFullTextAsync(CancellationToken cancellationToken) => db.Database.IsSqlite()
        ? db.Database.ExecuteSqlRawAsync("""INSERT INTO "SearchIndex"("SearchIndex") VALUES ('rebuild')""", cancellationToken)
        : Task.FromResult(0);

    /// <summary>Puts the rows of some records right, in the current transaction.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken)
    {
        foreach (var some in keys.Chunk(Portion))
        {
            var (cases, problems, commitments) = (Array.ConvertAll(some, key => new CaseId(key)), Array.ConvertAll(some, key => new ProblemId(key)), Array.ConvertAll(some, key => new CommitmentId(key)));
            List<Entity> records =
            [
                .. await db.Set<AssistanceCase>().AsNoTracking().Where(row => cases.Contains(row.CaseId)).ToListAsync(cancellationToken),
                .. await db.Set<QualityProblem>().AsNoTracking().Where(row => problems.Contains(row.Id)).ToListAsync(cancellationToken),
                .. await db.Set<Commitment>().AsNoTracking().Where(row => commitments.Contains(row.Id)).ToListAsync(cancellationToken),
            ];
            var enterprises = await EnterprisesAsync(records, cancellationToken);
            var stored = await db.Set<SearchEntry>().AsTracking().Where(row => some.Contains(row.RecordKey)).ToDictionaryAsync(row => row.RecordKey, cancellationToken);
            foreach (var entry in records.Select(record => SearchWriter.EntryOf(record, enterprises)))
            {
                Put(entry, stored.GetValueOrDefault(entry.RecordKey));
            }
        }
    }

    private async Task WalkAsync(SearchKind kind, Guid last, CancellationToken cancellationToken)
    {
        while (await RecordsAsync(kind, last, cancellationToken) is { Count: > 0 } portion)
        {
            var enterprises = await EnterprisesAsync(portion, cancellationToken);
            var fresh = portion.Select(record => SearchWriter.EntryOf(record, enterprises)).ToList();
            var keys = fresh.Select(entry => entry.RecordKey).ToList();
            var stored = await db.Set<SearchEntry>().AsTracking().Where(row => keys.Contains(row.RecordKey)).ToDictionaryAsync(row => row.RecordKey, cancellationToken);
            foreach (var entry in fresh)
            {
                written += Put(entry, stored.GetValueOrDefault(entry.RecordKey)) ? 1 : 0;
            }

            last = keys[^1];
            await KeepPlaceAsync($"{kind}/{last}", cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            looked += portion.Count;
            progress?.Report(looked);
        }
    }

    private async Task<IReadOnlyList<Entity>> RecordsAsync(SearchKind kind, Guid last, CancellationToken cancellationToken)
    {
        var (assistance, enterprise, problem, commitment, person) = (new CaseId(last), new EnterpriseId(last), new ProblemId(last), new CommitmentId(last), new PersonId(last));
        return kind switch
        {
            SearchKind.Case => await db.Set<AssistanceCase>().AsNoTracking().Where(row => row.CaseId > assistance).OrderBy(row => row.CaseId).Take(Portion).ToListAsync(cancellationToken),
            SearchKind.Enterprise => await db.Set<Enterprise>().AsNoTracking().Where(row => row.Id > enterprise).OrderBy(row => row.Id).Take(Portion).ToListAsync(cancellationToken),
            SearchKind.Problem => await db.Set<QualityProblem>().AsNoTracking().Where(row => row.Id > problem).OrderBy(row => row.Id).Take(Portion).ToListAsync(cancellationToken),
            SearchKind.Commitment => await db.Set<Commitment>().AsNoTracking().Where(row => row.Id > commitment).OrderBy(row => row.Id).Take(Portion).ToListAsync(cancellationToken),
            _ => await db.Set<Person>().AsNoTracking().Where(row => row.Id > person).OrderBy(row => row.Id).Take(Portion).ToListAsync(cancellationToken),
        };
    }

    private Task<Dictionary<EnterpriseId, Enterprise>> EnterprisesAsync(IEnumerable<Entity> records, CancellationToken cancellationToken)
    {
        var wanted = records.Select(SearchWriter.EnterpriseOf).OfType<EnterpriseId>().Distinct().ToList();
        return db.Set<Enterprise>().AsNoTracking().Where(row => wanted.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
    }

    /// <summary>Whether there was anything to write. PostgreSQL does not keep the words themselves, so its rows are always written anew.</summary>
    private bool Put(SearchEntry fresh, SearchEntry? stored)
    {
        if (stored is null)
        {
            db.Add(fresh);
            return true;
        }

        (stored.CaseId, stored.DivisionCode, stored.EnterpriseId) = (fresh.CaseId, fresh.DivisionCode, fresh.EnterpriseId);
        (stored.Number, stored.Title, stored.Tokens) = (fresh.Number, fresh.Title, fresh.Tokens);
        return db.Entry(stored).State == EntityState.Modified;
    }

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        for (long last = 0; ;)
        {
            var portion = await db.Set<SearchEntry>().AsTracking().Where(row => row.Id > last).OrderBy(row => row.Id).Take(Portion).ToListAsync(cancellationToken);
            if (portion.Count == 0)
            {
                return;
            }

            last = portion[^1].Id;
            foreach (var kind in portion.GroupBy(entry => entry.Kind))
            {
                var there = await ThereAsync(kind.Key, [.. kind.Select(entry => entry.RecordKey)], cancellationToken);
                var gone = kind.Where(entry => !there.Contains(entry.RecordKey)).ToList();
                db.RemoveRange(gone);
                removed += gone.Count;
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<HashSet<Guid>> ThereAsync(SearchKind kind, List<Guid> keys, CancellationToken cancellationToken)
    {
        var (cases, enterprises, problems) = (keys.ConvertAll(key => new CaseId(key)), keys.ConvertAll(key => new EnterpriseId(key)), keys.ConvertAll(key => new ProblemId(key)));
        var (commitments, people) = (keys.ConvertAll(key => new CommitmentId(key)), keys.ConvertAll(key => new PersonId(key)));
        return kind switch
        {
            SearchKind.Case => [.. (await db.Set<AssistanceCase>().Where(row => cases.Contains(row.CaseId)).Select(row => row.CaseId).ToListAsync(cancellationToken)).Select(id => id.Value)],
            SearchKind.Enterprise => [.. (await db.Set<Enterprise>().Where(row => enterprises.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken)).Select(id => id.Value)],
            SearchKind.Problem => [.. (await db.Set<QualityProblem>().Where(row => problems.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken)).Select(id => id.Value)],
            SearchKind.Commitment => [.. (await db.Set<Commitment>().Where(row => commitments.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken)).Select(id => id.Value)],
            _ => [.. (await db.Set<Person>().Where(row => people.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken)).Select(id => id.Value)],
        };
    }

    private async Task<(SearchKind Kind, Guid Last)> PlaceAsync(CancellationToken cancellationToken)
    {
        var place = (await db.Set<Setting>().AsNoTracking().FirstOrDefaultAsync(row => row.Name == Place, cancellationToken))?.Value.Split('/');
        return place is [var kind, var last] ? (Enum.Parse<SearchKind>(kind), Guid.Parse(last)) : (Enum.GetValues<SearchKind>()[0], Guid.Empty);
    }

    private async Task KeepPlaceAsync(string value, CancellationToken cancellationToken)
    {
        var place = await db.Set<Setting>().AsTracking().FirstOrDefaultAsync(row => row.Name == Place, cancellationToken) ?? db.Add(new Setting { Name = Place }).Entity;
        (place.Value, place.At) = (value, db.Act?.At ?? place.At);
    }
}
