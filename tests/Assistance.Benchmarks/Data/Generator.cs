using System.Diagnostics;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Saving;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Benchmarks.Data;

/// <summary>The bureau of a division with the two who work there.</summary>
internal sealed record Office(Bureau Bureau, Person Manager, Person Caseworker);

/// <summary>
/// Fills a new installation to the size that the product is built for, from a fixed seed: at scale 1 there are 1,740,000 enterprises,
/// 100,000 cases and 1,000,000 commitments with all that belongs to them, spread over the counties of the country. Every province, prefecture
/// and county has its bureau. What can be searched has its row in the search index.
/// </summary>
/// <param name="divisions">Six-digit codes of the divisions that have a bureau; the counties among them are those that end in other digits than "00".</param>
internal sealed class Generator(AssistanceDb db, IReadOnlyList<string> divisions, double scale)
{
    private const int Batch = 20_000;

    /// <summary>The day on which the installation is looked at.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 20);

    private readonly Words words = new(20261120);
    private readonly List<Office> offices = [];
    private readonly List<Person> experts = [];
    private readonly List<Enterprise> assisted = [];

    private int Enterprises => (int)(1_740_000 * scale);

    private int Cases => (int)(100_000 * scale);

    /// <summary>Writes everything, telling progress.</summary>
    public async Task RunAsync(Action<string> tell)
    {
        var watch = Stopwatch.StartNew();
        await db.Database.OpenConnectionAsync();
        if (db.Database.IsSqlite())
        {
            // a crash here costs nothing but another run
            await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000; PRAGMA wal_autocheckpoint=20000;");
        }

        await WriteBureauxAsync();
        tell($"{offices.Count:N0} bureaux {watch.Elapsed.TotalSeconds:N0} s");
        await WriteEnterprisesAsync(done => tell($"{done:N0} enterprises {watch.Elapsed.TotalSeconds:N0} s"));
        await WriteCasesAsync(done => tell($"{done:N0} cases with {done * CaseMaker.CommitmentsEach:N0} commitments {watch.Elapsed.TotalSeconds:N0} s"));
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await db.Database.ExecuteSqlRawAsync(db.Database.IsSqlite() ? "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);" : "VACUUM ANALYZE");
        tell($"done {watch.Elapsed.TotalSeconds:N0} s");
    }

    private async Task WriteBureauxAsync()
    {
        foreach (var division in divisions)
        {
            var bureau = new Bureau($"Bureau {division}", division);
            var manager = Person.OfBureau($"Manager {division}", null, Role.Manager, bureau, "zh-CN");
            var caseworker = Person.OfBureau($"Caseworker {division}", null, Role.Caseworker, bureau, "zh-CN");
            bureau.PutInCharge(manager);
            offices.Add(new(bureau, manager, caseworker));
        }

        experts.AddRange(Enumerable.Range(0, 500).Select(number => Person.Expert(words.Person(number), null, "zh-CN")));
        List<Person> people = [.. offices.SelectMany(office => new[] { office.Manager, office.Caseworker }), .. experts];
        await InTransactionAsync(async () =>
        {
            await WriteAsync(offices.ConvertAll(office => office.Bureau));
            await WriteAsync(people);
            await WriteAsync(people.ConvertAll(person => SearchWriter.EntryOf(person, new Dictionary<EnterpriseId, Enterprise>())));
        });
    }

    private async Task WriteEnterprisesAsync(Action<int> tell)
    {
        var counties = divisions.Where(division => !division.EndsWith("00", StringComparison.Ordinal)).ToList();
        var step = Math.Max(1, Enterprises / Math.Max(1, Cases));
        var none = new Dictionary<EnterpriseId, Enterprise>();
        for (var start = 0; start < Enterprises; start += Batch)
        {
            List<Enterprise> rows = [];
            for (var i = start; i < Math.Min(start + Batch, Enterprises); i++)
            {
                var division = counties[i % counties.Count];
                var enterprise = new Enterprise(Words.Uscc(division, i), words.Name(i), division);
                enterprise.Describe(enterprise.Name, division, "3731", 10 + words.Next(2000), 100 + words.Next(80_000), null, Words.Size(i), null, []);
                rows.Add(enterprise);
                if (i % step == 0 && assisted.Count < Cases)
                {
                    assisted.Add(enterprise);
                }
            }

            await InTransactionAsync(async () =>
            {
                await WriteAsync(rows);
                await WriteAsync(rows.ConvertAll(row => SearchWriter.EntryOf(row, none)));
            });
            if (start / Batch % 10 == 9)
            {
                tell(start + Batch);
            }
        }
    }

    private async Task WriteCasesAsync(Action<int> tell)
    {
        var byDivision = offices.ToDictionary(row => row.Bureau.DivisionCode);
        var sequence = new Dictionary<string, int>();
        var maker = new CaseMaker(words, experts);
        var done = 0;
        foreach (var chunk in assisted.Chunk(Batch / 10))
        {
            foreach (var enterprise in chunk)
            {
                sequence[enterprise.DivisionCode] = sequence.GetValueOrDefault(enterprise.DivisionCode) + 1;
                maker.Make(enterprise, byDivision[enterprise.DivisionCode], sequence[enterprise.DivisionCode]);
            }

            var names = chunk.ToDictionary(row => row.Id);
            List<SearchEntry> found =
            [
                .. maker.Cases.Select(row => SearchWriter.EntryOf(row, names)), .. maker.Contacts.Select(row => SearchWriter.EntryOf(row, names)),
                .. maker.Commitments.Select(row => SearchWriter.EntryOf(row, names)), .. maker.Problems.Select(row => SearchWriter.EntryOf(row, names)),
            ];
            await InTransactionAsync(async () =>
            {
                await WriteAsync(maker.Cases);
                await WriteAsync(maker.Contacts);
                await WriteAsync(maker.Commitments);
                await WriteAsync(maker.Deadlines);
                await WriteAsync(maker.Visits);
                await WriteAsync(maker.Problems);
                await WriteAsync(maker.Consultations);
                await WriteAsync(maker.Consultations.SelectMany(row => row.Seats).ToList());
                await WriteAsync(maker.Consultations.SelectMany(row => row.Problems).ToList());
                await WriteAsync(maker.Events);
                await WriteAsync(maker.Notices);
                await WriteAsync(found);
            });
            maker.Clear();
            done += chunk.Length;
            if (done % Batch == 0)
            {
                tell(done);
            }
        }
    }

    private async Task WriteAsync<T>(List<T> entities)
        where T : class
    {
        using var rows = new BulkWriter<T>(db);
        await rows.WriteAsync(entities, CancellationToken.None);
    }

    private async Task InTransactionAsync(Func<Task> work)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await work();
        await transaction.CommitAsync();
    }
}
