using Assistance.Data.Records;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Assistance.Data.Saving;

/// <summary>Turns what happened to records of a case into lines of its history.</summary>
internal static class HistoryWriter
{
    public static void Write(AssistanceDb db, IReadOnlyList<EntityEntry<Entity>> records, DateTime now)
    {
        foreach (var record in records.Select(entry => entry.Entity).OfType<CaseRecord>())
        {
            foreach (var happening in record.Happenings)
            {
                db.Add(EventOf(record, happening, now));
            }
        }
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
