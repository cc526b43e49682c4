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
            var record = entry.Entity as CaseRecord;
            var last = entry.Entity.Happenings.Count > 0 ? entry.Entity.Happenings[^1] : null;
            db.Add(new AuditEntry
            {
                Id = RecordId.New(),
                At = now,
                ById = db.Act?.By.Person.Id ?? default,
                ByName = db.Act?.By.Person.Name ?? Actor.System.Person.Name,
                ForName = last?.By.For?.Name,
                Command = db.Command,
                Record = entry.Metadata.ClrType.Name,
                RecordKey = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(property => entry.Property(property.Name).CurrentValue)),
                Change = entry.State.ToString(),
                CaseId = record?.CaseId,
                DivisionCode = record?.DivisionCode ?? "",
                Values = JsonSerializer.Serialize(Values(entry), JsonColumns.Options),
                Reason = last?.Note,
            });
        }
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
