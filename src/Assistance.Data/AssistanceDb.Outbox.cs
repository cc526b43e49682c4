using System.Text.Json;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <summary>Which mail may leave, and how it is claimed.</summary>
/// <param name="Now">UTC.</param>
/// <param name="Until">Until then nobody else may send what is claimed now; UTC.</param>
/// <param name="SweptAt">When the last finished sweep ended: its rungs leave, those of one that still goes on wait for its end; UTC.</param>
/// <param name="GivenUpAt">What a sweep raised before this instant leaves whether or not it was finished; UTC.</param>
/// <param name="AtOnce">The rung that waits for no sweep and goes by itself.</param>
public sealed record OutboxClaim(DateTime Now, DateTime Until, DateTime SweptAt, DateTime GivenUpAt, string AtOnce);

/// <content>The outbox: notices that are to leave by mail.</content>
public sealed partial class AssistanceDb
{
    /// <summary>
    /// Mail that waits for us. What one recipient's server has put off is not among it, as long as others take mail that is no older: that
    /// is no fault of this installation, and is tried again by itself.
    /// </summary>
    /// <param name="now">UTC.</param>
    public IQueryable<Notice> Unsent(DateTime now) => Set<Notice>().AsNoTracking().Where(row =>
        row.Channel == NoticeChannel.Mail && row.State == NoticeState.Pending
        && (row.Error == null || row.NextAttemptAt == null || row.NextAttemptAt <= now
            || !Set<Setting>().Any(setting => setting.Name == Setting.LastMail && setting.At >= row.CreatedAt)));

    /// <summary>
    /// Claims all mail that is ready for some people, in one short transaction. A person is claimed whole, so that two nodes never make two
    /// digests of one sweep; what another node is claiming is passed over. Each notice keeps the Message-ID that it has.
    /// </summary>
    /// <param name="people">For how many people at most.</param>
    /// <param name="name">Gives the notices of one person, in the order of their writing, their Message-IDs.</param>
    /// <returns>What was claimed, in the order of writing; empty when nothing is ready.</returns>
    public async Task<IReadOnlyList<Notice>> ClaimMailAsync(OutboxClaim claim, int people, Action<IReadOnlyList<Notice>> name, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
            var chosen = await ChooseAsync(claim, people, cancellationToken);
            if (chosen.Count == 0)
            {
                return [];
            }

            var notices = await Ready(claim).AsNoTracking().Where(row => chosen.Contains(row.RecipientId)).OrderBy(row => row.Id).ToListAsync(cancellationToken);
            foreach (var person in notices.GroupBy(row => row.RecipientId))
            {
                name([.. person]);
            }

            foreach (var notice in notices)
            {
                notice.NextAttemptAt = claim.Until;
                notice.Attempts++;
            }

            await KeepAsync(notices, claim.Until, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            if (notices.Count > 0)
            {
                return notices;
            }
        }
    }

    // one statement, whatever their number: names and ids travel as one JSON text, which both databases read as a table
    private async Task KeepAsync(List<Notice> notices, DateTime until, CancellationToken cancellationToken)
    {
        if (notices.Count == 0)
        {
            return;
        }

        var names = JsonSerializer.Serialize(notices.Select(notice => new { i = notice.Id.Value.ToString().ToUpperInvariant(), m = notice.MessageId }));
        await (Database.IsNpgsql()
            ? Database.ExecuteSqlAsync(
                $"""
                UPDATE "Notices" AS n SET "MessageId" = v.m, "NextAttemptAt" = {until}, "Attempts" = n."Attempts" + 1
                FROM json_to_recordset({names}::json) AS v(i uuid, m text) WHERE n."Id" = v.i
                """,
                cancellationToken)
            : Database.ExecuteSqlAsync(
                $"""
                UPDATE "Notices" AS n SET "MessageId" = v.m, "NextAttemptAt" = {until}, "Attempts" = n."Attempts" + 1
                FROM (SELECT value ->> 'i' AS i, value ->> 'm' AS m FROM json_each({names})) AS v WHERE n."Id" = v.i
                """,
                cancellationToken));
    }

    // a person's row is the lock: notices alone could be divided between two nodes. SQLite has one writer at a time anyway
    private async Task<List<PersonId>> ChooseAsync(OutboxClaim claim, int people, CancellationToken cancellationToken)
    {
        if (!Database.IsNpgsql())
        {
            return await Ready(claim).Select(row => row.RecipientId).Distinct().OrderBy(id => id).Take(people).ToListAsync(cancellationToken);
        }

        var ids = await Database.SqlQuery<Guid>($"""
            SELECT p."Id" AS "Value" FROM "People" p
            WHERE p."Id" IN (
                SELECT n."RecipientId" FROM "Notices" n
                WHERE n."State" = 'Pending' AND n."Channel" = 'Mail' AND (n."NextAttemptAt" IS NULL OR n."NextAttemptAt" <= {claim.Now})
                  AND (n."DeadlineId" IS NULL OR n."Rung" = {claim.AtOnce} OR n."CreatedAt" <= {claim.SweptAt} OR n."CreatedAt" <= {claim.GivenUpAt}))
            LIMIT {people}
            FOR NO KEY UPDATE OF p SKIP LOCKED
            """).ToListAsync(cancellationToken);
        return ids.ConvertAll(id => new PersonId(id));
    }

    private IQueryable<Notice> Ready(OutboxClaim claim) => Set<Notice>().Where(row =>
        row.State == NoticeState.Pending && row.Channel == NoticeChannel.Mail && (row.NextAttemptAt == null || row.NextAttemptAt <= claim.Now)
        && (row.DeadlineId == null || row.Rung == claim.AtOnce || row.CreatedAt <= claim.SweptAt || row.CreatedAt <= claim.GivenUpAt));
}
