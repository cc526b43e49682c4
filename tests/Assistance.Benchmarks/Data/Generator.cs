using System.Data.Common;
using System.Diagnostics;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Calendar;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Benchmarks.Data;

/// <summary>
/// Fills a new installation to the size that the product is built for, from a fixed seed: at scale 1 there are 1,740,000 enterprises,
/// 100,000 cases and 1,000,000 commitments with their deadlines, spread over the counties of the country.
/// </summary>
public sealed class Generator(AssistanceDb db, IReadOnlyList<string> divisions, double scale)
{
    private const int Batch = 20_000;

    /// <summary>The day on which the installation is looked at.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 20);

    private readonly Words words = new(20261120);
    private readonly List<(Bureau Bureau, Person Manager, Person Caseworker)> bureaux = [];
    private readonly List<(EnterpriseId Id, string Division)> assisted = [];

    private int Enterprises => (int)(1_740_000 * scale);

    private int Cases => (int)(100_000 * scale);

    /// <summary>Writes everything, telling progress.</summary>
    public void Run(Action<string> tell)
    {
        var watch = Stopwatch.StartNew();
        db.Database.OpenConnection();
        WriteBureaux();
        tell($"{bureaux.Count:N0} bureaux {watch.Elapsed.TotalSeconds:N0} s");
        WriteEnterprises();
        tell($"{Enterprises:N0} enterprises {watch.Elapsed.TotalSeconds:N0} s");
        WriteCases();
        tell($"{Cases:N0} cases with {Cases * 10:N0} commitments {watch.Elapsed.TotalSeconds:N0} s");
        db.Database.ExecuteSqlRaw(db.Database.IsSqlite() ? "PRAGMA optimize; ANALYZE;" : "ANALYZE");
        tell($"done {watch.Elapsed.TotalSeconds:N0} s");
    }

    private void WriteBureaux()
    {
        foreach (var division in divisions)
        {
            var bureau = new Bureau($"Bureau {division}", division);
            var manager = Person.OfBureau($"Manager {division}", null, Role.Manager, bureau, "zh-CN");
            var caseworker = Person.OfBureau($"Caseworker {division}", null, Role.Caseworker, bureau, "zh-CN");
            bureau.PutInCharge(manager);
            bureaux.Add((bureau, manager, caseworker));
        }

        InTransaction(transaction =>
        {
            using (var rows = new BulkWriter<Bureau>(db, transaction))
            {
                bureaux.ForEach(row => rows.Write(row.Bureau));
            }

            using var people = new BulkWriter<Person>(db, transaction);
            foreach (var (_, manager, caseworker) in bureaux)
            {
                people.Write(manager);
                people.Write(caseworker);
            }
        });
    }

    private void WriteEnterprises()
    {
        var step = Math.Max(1, Enterprises / Math.Max(1, Cases));
        for (var start = 0; start < Enterprises; start += Batch)
        {
            InTransaction(transaction =>
            {
                using var rows = new BulkWriter<Enterprise>(db, transaction);
                for (var i = start; i < Math.Min(start + Batch, Enterprises); i++)
                {
                    var division = divisions[i % divisions.Count];
                    var enterprise = new Enterprise(Words.Uscc(division, i), words.Name(i), division);
                    enterprise.Describe(enterprise.Name, division, "3731", 10 + words.Next(2000), 100 + words.Next(80_000), null, Words.Size(i), null, []);
                    rows.Write(enterprise);
                    if (i % step == 0 && assisted.Count < Cases)
                    {
                        assisted.Add((enterprise.Id, division));
                    }
                }
            });
        }
    }

    private void WriteCases()
    {
        var calendar = WorkingCalendar.WeekendsOnly;
        var byDivision = bureaux.ToDictionary(row => row.Bureau.DivisionCode);
        var sequence = new Dictionary<string, int>();
        foreach (var chunk in assisted.Chunk(Batch / 10))
        {
            List<Commitment> commitments = [];
            List<Deadline> deadlines = [];
            List<AssistanceCase> cases = [];
            foreach (var (enterprise, division) in chunk)
            {
                var (bureau, _, caseworker) = byDivision[division];
                sequence[division] = sequence.GetValueOrDefault(division) + 1;
                var opened = Today.AddDays(-30 - words.Next(400));
                var assistance = AssistanceCase.FromHistory(new CaseHistory(
                    AssistanceCase.ReferenceOf(division, 2026, sequence[division]), enterprise, bureau, words.Promise(cases.Count), false,
                    caseworker.Ref, opened, [], null, null, null, null, new CaseFileOrigin(cases.Count, "zh", null, Today, null, null, bureau.Name)));
                cases.Add(assistance);
                for (var c = 1; c <= 10; c++)
                {
                    Promise(assistance, caseworker, c, opened, calendar, commitments, deadlines);
                }
            }

            InTransaction(transaction =>
            {
                Write(transaction, cases);
                Write(transaction, commitments);
                Write(transaction, deadlines);
            });
        }
    }

    private void Promise(
        AssistanceCase assistance, Person caseworker, int number, DateOnly opened, WorkingCalendar calendar, List<Commitment> commitments, List<Deadline> deadlines)
    {
        var side = words.Chance(0.4) ? Side.Regulator : Side.Enterprise;
        var closed = words.Chance(0.6);
        var due = closed ? opened.AddDays(20 + words.Next(60)) : Today.AddDays(-40 + words.Next(160));
        var history = new CommitmentHistory(
            $"C{number}", side, caseworker.Ref, words.Promise(commitments.Count), null, null, opened, due, due,
            closed ? CommitmentState.Verified : CommitmentState.Agreed, EvidenceRule.None, CommitmentOrigin.Agreement, caseworker.Ref,
            [], [], [], [], null, closed ? due : null, closed ? due : null);
        var commitment = Commitment.FromHistory(assistance.ToCaseKey(), history, calendar);
        List<Deadline> own = [];
        foreach (var instruction in commitment.DeadlineInstructions)
        {
            if (instruction is OpenDeadline open)
            {
                own.Add(Deadline.Open(open, assistance.ToCaseKey(), opened, calendar, ChaseLadder.Default));
            }
            else if (instruction is CloseDeadline close)
            {
                own.Find(deadline => deadline.Kind == close.Kind && deadline.IsOpen)?.Close(close.On, close.Reason);
            }
        }

        deadlines.AddRange(own);

        commitment.ClearCollected();
        commitments.Add(commitment);
    }

    private void Write<T>(DbTransaction? transaction, List<T> entities)
        where T : class
    {
        using var rows = new BulkWriter<T>(db, transaction);
        entities.ForEach(rows.Write);
    }

    private void InTransaction(Action<DbTransaction?> work)
    {
        // COPY commits by itself
        if (db.Database.IsNpgsql())
        {
            work(null);
            return;
        }

        using var transaction = db.Database.GetDbConnection().BeginTransaction();
        work(transaction);
        transaction.Commit();
    }
}
