using System.Text.Json;
using Assistance.Data.Conventions;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Assistance.Data.Saving;

/// <summary>Writes one audit entry for every record that a save adds, changes or removes.</summary>
internal static class AuditWriter
{
    public static void Write(AssistanceDb db, DateTime now)
    {
        // deadlines follow from their records and keep their own ledger; auditing them again would say everything twice
        var changed = db.ChangeTracker.Entries<Entity>()
            .Where(entry => entry.Entity is not Deadline && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Where(entry => entry.Entity is not Deadline)
            .ToList();
        foreach (var entry in changed)
        {
            var key = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(property => entry.Property(property.Name).CurrentValue));
            db.Add(Entry(db, entry.Entity, entry.Metadata.ClrType.Name, key, entry.State, Values(entry), now));
        }
    }

    /// <summary>The entry of a record that is added past the change tracker: the same that a save would write.</summary>
    public static AuditEntry OfAdded(AssistanceDb db, Entity record, DateTime now)
    {
        var type = db.Model.FindEntityType(record.GetType())!;
        var key = string.Join('/', type.FindPrimaryKey()!.Properties.Select(property => property.GetGetter().GetClrValue(record)));
        var values = type.GetProperties()
            .Where(property => property.Name != nameof(Entity.RowVersion))
            .ToDictionary(property => property.Name, property => new[] { null, property.GetGetter().GetClrValue(record) });
        return Entry(db, record, type.ClrType.Name, key, EntityState.Added, values, now);
    }

    private static AuditEntry Entry(AssistanceDb db, Entity changed, string name, string key, EntityState state, Dictionary<string, object?[]> values, DateTime now)
    {
        var record = changed as CaseRecord;
        var last = changed.Happenings.Count > 0 ? changed.Happenings[^1] : null;
        return new AuditEntry
        {
            Id = RecordId.New(),
            At = now,
            ById = db.Act?.By.Person.Id ?? default,
            ByName = db.Act?.By.Person.Name ?? Actor.System.Person.Name,
            ForName = last?.By.For?.Name,
            Command = db.Command,
            Record = name,
            RecordKey = key,
            Change = state.ToString(),
            CaseId = record?.CaseId,
            DivisionCode = record?.DivisionCode ?? "",
            Values = JsonSerializer.Serialize(values, JsonColumns.Options),
            Reason = last?.Note,
        };
    }

    private static Dictionary<string, object?[]> Values(EntityEntry entry) => entry.Properties
        .Where(property => entry.State != EntityState.Modified || property.IsModified)
        .Where(property => property.Metadata.Name != nameof(Entity.RowVersion))
        .ToDictionary(
            property => property.Metadata.Name,
            property => entry.State switch
            {
                EntityState.Added => [null, property.CurrentValue],
                EntityState.Deleted => [property.OriginalValue, null],
                _ => new[] { property.OriginalValue, property.CurrentValue },
            });
}
