using Assistance.Data.Records;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Assistance.Data.Saving;

/// <summary>Turns what happened to records of a case into lines of its history.</summary>
internal static class HistoryWriter
{
    // one save may tell of many things on one day, as when a case is imported: they are read in the order of the chain
    private static readonly string[] beforeCommitments =
        ["case.opened", "agreement.", "visit.", "problem.reported", "problem.diagnosed", "consultation.", "problem.remedy", "problem.research"];

    private static readonly string[] afterCommitments = ["chasing.", "problem.resolved", "problem.effective", "case.closed"];

    public static void Write(AssistanceDb db, IReadOnlyList<EntityEntry<Entity>> records, DateTime now)
    {
        var happenings = records.Select(entry => entry.Entity).OfType<CaseRecord>()
            .SelectMany(record => record.Happenings, (record, happening) => (Record: record, Happening: happening))
            .OrderBy(one => one.Happening.On).ThenBy(one => Rank(one.Happening.Kind));
        foreach (var (record, happening) in happenings)
        {
            db.Add(EventOf(record, happening, now));
        }
    }

    private static int Rank(string kind)
    {
        bool Is(string start) => kind.StartsWith(start, StringComparison.Ordinal);
        var before = Array.FindIndex(beforeCommitments, Is);
        return before >= 0 ? before : beforeCommitments.Length + 1 + Array.FindIndex(afterCommitments, Is);
    }

    /// <summary>The line that tells of one happening to a record.</summary>
    public static CaseEvent EventOf(CaseRecord record, Happening happening, DateTime now) => new()
    {
        Id = RecordId.New(),
        CaseId = record.CaseId,
        DivisionCode = record.DivisionCode,
        EnterpriseId = record.EnterpriseId,
        Kind = happening.Kind,
        Number = happening.Number,
        On = happening.On,
        RecordedAt = now,
        ById = happening.By.Person.Id,
        ByName = happening.By.Person.Name,
        ForName = happening.By.For?.Name,
        Note = happening.Note,
        Facts = happening.Facts ?? new Dictionary<string, string>(),
        Internal = happening.Internal,
    };
}
