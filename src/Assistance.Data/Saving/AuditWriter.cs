using System.Text.Json;
using Assistance.Data.Auditing;
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
    private const string Secret = "***";

    private static readonly string[] accountValues = [nameof(Account.UserName), nameof(Account.TwoFactorEnabled), nameof(Account.LockoutEnd), nameof(Account.IsDemo)];

    // a new security stamp is the end of all sessions
    private static readonly string[] accountSecrets = [nameof(Account.PasswordHash), nameof(Account.SecurityStamp)];

    public static void Write(AssistanceDb db, DateTime now)
    {
        // deadlines follow from their records and keep their own ledger; auditing them again would say everything twice
        var changed = db.ChangeTracker.Entries<Entity>()
            .Where(entry => entry.Entity is not Deadline && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Where(entry => entry.Entity is not Deadline)
            .ToList();
        foreach (var entry in changed)
        {
            db.Add(Entry(db, entry.Entity, entry.Metadata.ClrType.Name, Key(entry), entry.State, Values(entry), now));
        }

        foreach (var (part, whole) in Parts(db.ChangeTracker).ToList())
        {
            db.Add(Entry(db, whole, part.Metadata.ClrType.Name, Key(part), part.State, Values(part), now));
        }

        foreach (var note in db.ChangeTracker.Entries<Account>().Select(OfAccount).OfType<AuditNote>().Concat(db.Notes).ToList())
        {
            db.Add(new AuditEntry
            {
                Id = RecordId.New(),
                At = AuditHash.Kept(now),
                ById = (note.By ?? db.Act?.By.Person)?.Id ?? default,
                ByName = (note.By ?? db.Act?.By.Person)?.Name ?? Actor.System.Person.Name,
                Command = db.Command,
                Record = note.Record,
                RecordKey = note.RecordKey,
                Change = note.Change,
                CaseId = note.Case?.CaseId,
                DivisionCode = note.Case?.DivisionCode ?? "",
                Values = JsonSerializer.Serialize(note.Values ?? new Dictionary<string, object?[]>(), JsonColumns.Options),
            });
        }

        db.Notes.Clear();
    }

    // what stands in rows of its own, an expert's opinion for one, changes without the row of its record
    private static IEnumerable<(EntityEntry Part, Entity Whole)> Parts(ChangeTracker tracker) =>
        from part in tracker.Entries()
        where part is { Entity: not Entity, State: EntityState.Added or EntityState.Modified or EntityState.Deleted }
        from foreign in part.Metadata.GetForeignKeys()
        where foreign.IsRequired && foreign.PrincipalToDependent is not null
        from whole in tracker.Entries<Entity>()
        where whole.Metadata == foreign.PrincipalEntityType
            && Equals(whole.Property(foreign.PrincipalKey.Properties[0].Name).CurrentValue, part.Property(foreign.Properties[0].Name).CurrentValue)
        select (part, whole.Entity);

    private static string Key(EntityEntry entry) =>
        string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(property => entry.Property(property.Name).CurrentValue));

    /// <summary>What changed about a way to sign in. Secrets are named, never shown; a change of bookkeeping only is none.</summary>
    private static AuditNote? OfAccount(EntityEntry<Account> entry)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            return null;
        }

        var values = entry.Properties
            .Where(property => accountValues.Contains(property.Metadata.Name) || accountSecrets.Contains(property.Metadata.Name))
            .Where(property => entry.State != EntityState.Modified || !Equals(property.OriginalValue, property.CurrentValue))
            .ToDictionary(property => property.Metadata.Name, property => accountSecrets.Contains(property.Metadata.Name)
                ? [entry.State == EntityState.Added || property.OriginalValue is null ? null : Secret, property.CurrentValue is null ? null : Secret]
                : new[] { entry.State == EntityState.Added ? null : property.OriginalValue, entry.State == EntityState.Deleted ? null : property.CurrentValue });
        return values.Count == 0 ? null : new AuditNote(nameof(Account), entry.Entity.PersonId.Value.ToString(), entry.State.ToString(), values);
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
            At = AuditHash.Kept(now),
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
