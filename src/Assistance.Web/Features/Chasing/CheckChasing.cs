using System.Text.Json;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>Proves that nothing is forgotten, keeps the proof, and tells the administrators when it fails.</summary>
public sealed record CheckChasing(DateOnly AsOf) : IRequest<ChasingCheck>;

/// <summary>What may be wrong with something open. None of it may ever be.</summary>
public enum ForgottenKind
{
    /// <summary>Nobody who is still there is responsible.</summary>
    NoOwner = 1,

    /// <summary>A commitment that is proposed, in progress, or to be verified has no deadline.</summary>
    NoDeadline = 2,

    /// <summary>A deadline has no day on which it is chased next.</summary>
    NoNext = 3,

    /// <summary>The day of chasing has passed, and nothing was raised.</summary>
    NotRaised = 4,
}

/// <summary>The proof of one moment.</summary>
/// <param name="At">When it was made, UTC.</param>
/// <param name="Open">Open deadlines.</param>
/// <param name="Forgotten">How many of each kind; all 0 when nothing is forgotten.</param>
public sealed record ChasingCheck(DateOnly AsOf, DateTime At, int Open, IReadOnlyDictionary<ForgottenKind, int> Forgotten)
{
    /// <summary>All that is forgotten.</summary>
    public int Sum => Forgotten.Values.Sum();
}

/// <summary>Nothing to check.</summary>
public sealed class CheckChasingValidator : AbstractValidator<CheckChasing>;

internal sealed class CheckChasingHandler(AssistanceDb db, Clock clock, ILogger<CheckChasingHandler> logger) : IRequestHandler<CheckChasing, ChasingCheck>
{
    /// <summary>The last proof, or null before the first.</summary>
    public static async Task<ChasingCheck?> LastAsync(AssistanceDb db, CancellationToken cancellationToken) =>
        await db.Settings.AsNoTracking().FirstOrDefaultAsync(row => row.Name == Setting.LastCheck, cancellationToken) is { } setting
            ? JsonSerializer.Deserialize<ChasingCheck>(setting.Value)
            : null;

    public async Task<ChasingCheck> Handle(CheckChasing request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        db.Perform(new Act(Actor.System, request.AsOf, clock.Now), nameof(CheckChasing));
        var forgotten = new Dictionary<ForgottenKind, int>
        {
            [ForgottenKind.NoOwner] = await ForgottenItems.WithoutOwner(db).CountAsync(cancellationToken),
            [ForgottenKind.NoDeadline] = await ForgottenItems.WithoutDeadline(db).CountAsync(cancellationToken),
            [ForgottenKind.NoNext] = await ForgottenItems.WithoutNext(db).CountAsync(cancellationToken),
            [ForgottenKind.NotRaised] = await ForgottenItems.NotRaised(db, request.AsOf).CountAsync(cancellationToken),
        };
        var check = new ChasingCheck(request.AsOf, clock.Now, await db.Deadlines.CountAsync(row => row.ClosedOn == null, cancellationToken), forgotten);
        if (check.Sum > 0)
        {
            logger.LogError("{Count} open items are forgotten", check.Sum);
            await TellAdministratorsAsync(check, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.NoteAsync(Setting.LastCheck, JsonSerializer.Serialize(check), check.At, cancellationToken);
        return check;
    }

    private async Task TellAdministratorsAsync(ChasingCheck check, CancellationToken cancellationToken)
    {
        var administrators = await db.People.AsNoTracking().Where(row => row.Role == Role.Administrator && row.IsActive).ToListAsync(cancellationToken);
        var facts = new Dictionary<string, string> { ["count"] = check.Sum.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        foreach (var administrator in administrators)
        {
            foreach (var channel in new[] { NoticeChannel.App, NoticeChannel.Mail })
            {
                db.Add(new Notice
                {
                    Id = NoticeId.New(),
                    RecipientId = administrator.Id,
                    RecipientName = administrator.Name,
                    Channel = channel,
                    Kind = "chasing.check-failed",
                    Why = "administrator",
                    Facts = facts,
                    On = check.AsOf,
                    CreatedAt = check.At,
                    State = channel == NoticeChannel.App ? NoticeState.Delivered : NoticeState.Pending,
                    SettledAt = channel == NoticeChannel.App ? check.At : null,
                });
            }
        }
    }
}

/// <summary>The rows behind each check, limited to the viewer.</summary>
internal static class ForgottenItems
{
    /// <summary>Open deadlines whose responsible person has left.</summary>
    public static IQueryable<Deadline> WithoutOwner(AssistanceDb db)
    {
        var people = db.People;
        return Open(db).Where(row => !people.Any(person => person.Id == row.ResponsibleId && person.IsActive));
    }

    /// <summary>Commitments that no open deadline chases.</summary>
    public static IQueryable<Commitment> WithoutDeadline(AssistanceDb db)
    {
        var open = Open(db);
        return db.Commitments.AsNoTracking().Where(row =>
            (row.State == CommitmentState.Proposed && !open.Any(deadline => deadline.CaseId == row.CaseId && deadline.Number == row.Number && deadline.Kind == DeadlineKind.AnswerDue))
            || (row.State == CommitmentState.Agreed && !open.Any(deadline => deadline.CaseId == row.CaseId && deadline.Number == row.Number && deadline.Kind == DeadlineKind.CommitmentDue))
            || (row.State == CommitmentState.Confirmed && !open.Any(deadline => deadline.CaseId == row.CaseId && deadline.Number == row.Number && deadline.Kind == DeadlineKind.VerificationDue)));
    }

    /// <summary>Open deadlines that the engine does not see.</summary>
    public static IQueryable<Deadline> WithoutNext(AssistanceDb db) => Open(db).Where(row => row.NextChaseOn == null);

    /// <summary>Open deadlines whose day of chasing is over.</summary>
    public static IQueryable<Deadline> NotRaised(AssistanceDb db, DateOnly today) => Open(db).Where(row => row.NextChaseOn < today);

    private static IQueryable<Deadline> Open(AssistanceDb db) => db.Deadlines.AsNoTracking().Where(row => row.ClosedOn == null);
}
