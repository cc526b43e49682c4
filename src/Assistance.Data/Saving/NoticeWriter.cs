using Assistance.Data.Records;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Assistance.Data.Saving;

/// <summary>Writes the notices that verbs asked for: in the app at once, by mail as an intent that the outbox carries out.</summary>
internal static class NoticeWriter
{
    public static void Write(AssistanceDb db, IReadOnlyList<EntityEntry<Entity>> records, DateTime now)
    {
        foreach (var record in records.Select(entry => entry.Entity))
        {
            foreach (var tell in record.Tells)
            {
                foreach (var channel in new[] { NoticeChannel.App, NoticeChannel.Mail })
                {
                    db.Add(new Notice
                    {
                        Id = NoticeId.New(),
                        RecipientId = tell.To,
                        Channel = channel,
                        Kind = tell.Kind,
                        Why = tell.Why,
                        CaseId = (record as CaseRecord)?.CaseId,
                        Facts = tell.Facts ?? new Dictionary<string, string>(),
                        On = db.Act?.Today ?? DateOnly.FromDateTime(now),
                        CreatedAt = now,
                        State = channel == NoticeChannel.App ? NoticeState.Delivered : NoticeState.Pending,
                        SettledAt = channel == NoticeChannel.App ? now : null,
                    });
                }
            }
        }
    }
}
