using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Backups;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Chasing;

/// <summary>How the chasing runs. Names are shown to administrators only; everybody else gets numbers.</summary>
public sealed record ViewChasing : IRequest<ChasingView>;

/// <summary>A mail that was given up.</summary>
/// <param name="About">The rung, "L1", or the kind of the notice.</param>
public sealed record FailedMail(NoticeId Id, string Recipient, string? About, string? Text, DateTime At, string Error);

/// <summary>A person whose mail address is refused for good.</summary>
/// <param name="Since">UTC.</param>
/// <param name="Answer">What the server of the address said.</param>
public sealed record RefusedAddress(PersonId Person, string Name, string Address, DateTime Since, string Answer);

/// <summary>A responsible person who is away today, and who stands in.</summary>
/// <param name="Open">Open items of that person.</param>
public sealed record AbsentOwner(string Name, DateOnly From, DateOnly Until, string Deputy, int Open);

/// <summary>How the chasing runs.</summary>
/// <param name="Check">The last proof that nothing is forgotten; null before the first.</param>
/// <param name="SweptFor">The day of the last finished sweep, or null.</param>
/// <param name="SweptAt">When it ended, UTC.</param>
/// <param name="OldestUnsent">Since when the oldest mail waits, UTC; null when none does.</param>
/// <param name="Failed">Mails that were given up; at most 1,000 are counted.</param>
/// <param name="MissingYears">Years whose holidays are not known although they could be.</param>
public sealed record ChasingView(
    DateOnly Today, DateTime Now, ChasingCheck? Check, DateOnly? SweptFor, DateTime? SweptAt, DateTime? OldestUnsent, int Failed,
    IReadOnlyList<FailedMail> FailedMails, IReadOnlyList<AbsentOwner> Absent, IReadOnlyList<MissingYear> MissingYears)
{
    /// <summary>Those of the missing years in which something open falls due or is chased.</summary>
    public IReadOnlyList<int> NeededYears { get; init; } = [];

    /// <summary>People whose mail address is refused; at most 1,000 are counted.</summary>
    public int Refused { get; init; }

    /// <summary>Who they are, for administrators.</summary>
    public IReadOnlyList<RefusedAddress> RefusedAddresses { get; init; } = [];

    /// <summary>Mails that a recipient's server has put off; at most 1,000 are counted.</summary>
    public int PutOff { get; init; }

    /// <summary>What the mail server said when the oldest mail was last tried, or null.</summary>
    public string? Trouble { get; init; }

    /// <summary>The last backup, or null before the first.</summary>
    public LastBackup? Backup { get; init; }

    /// <summary>Whether backups are made every night.</summary>
    public bool IsBackedUpNightly { get; init; }

    /// <summary>Whether a nightly backup is missing.</summary>
    public bool IsBackupMissing => IsBackedUpNightly && !(Now - Backup?.At <= LastBackup.MaxAge);

    /// <summary>Longest time, in minutes, that a mail may wait.</summary>
    public int MaxUnsentMinutes { get; init; }

    /// <summary>Whether a sweep of today or yesterday was finished.</summary>
    public bool IsSwept => SweptFor >= Today.AddDays(-1);

    /// <summary>Minutes since the oldest mail waits.</summary>
    public int UnsentMinutes => OldestUnsent is { } since ? (int)(Now - since).TotalMinutes : 0;

    /// <summary>Whether days are reckoned without holidays that count for something open: it runs, but not as it should.</summary>
    public bool IsDegraded => NeededYears.Count > 0;

    /// <summary>Whether everything is as it must be: nothing forgotten, swept, sent.</summary>
    public bool IsHealthy => Check is { Sum: 0 } && IsSwept && UnsentMinutes <= MaxUnsentMinutes;
}

internal sealed class ViewChasingHandler(AssistanceDb db, Clock clock, CurrentUser user, IOptions<BackupOptions> backups, IOptions<ChasingOptions> chasing) : IRequestHandler<ViewChasing, ChasingView>
{
    private const int MaxRows = 20;

    public async Task<ChasingView> Handle(ViewChasing request, CancellationToken cancellationToken)
    {
        // numbers about the whole installation, which no scope of a reader limits
        db.View(Viewer.System);
        var names = user.Is(Role.Administrator);
        var swept = await LastSweep.FindAsync(db, cancellationToken);
        var now = clock.Now;
        var mails = db.Notices.AsNoTracking().Where(row => row.Channel == NoticeChannel.Mail);
        var oldest = await db.Unsent(now).OrderBy(row => row.CreatedAt).Select(row => new { row.CreatedAt, row.Error }).FirstOrDefaultAsync(cancellationToken);
        var refused = db.People.AsNoTracking().Where(row => row.MailRefusedAt != null && row.IsActive);
        var failed = mails.Where(row => row.State == NoticeState.Failed);
        var missing = MissingYear.Of(await db.CalendarAsync(cancellationToken), clock.Today);
        return new(
            clock.Today, now,
            await CheckChasingHandler.LastAsync(db, cancellationToken),
            swept?.AsOf, swept?.At, oldest?.CreatedAt,
            await failed.OrderBy(row => row.NextAttemptAt).Take(1000).CountAsync(cancellationToken),
            names ? await FailedAsync(failed, cancellationToken) : [],
            names ? await AbsentAsync(cancellationToken) : [],
            missing)
        {
            NeededYears = await NeededAsync(missing, cancellationToken),
            MaxUnsentMinutes = chasing.Value.MaxUnsentMinutes,
            Refused = await refused.OrderBy(row => row.Id).Take(1000).CountAsync(cancellationToken),
            RefusedAddresses = names
                ? await refused.OrderByDescending(row => row.MailRefusedAt).Take(MaxRows)
                    .Select(row => new RefusedAddress(row.Id, row.Name, row.Email!, row.MailRefusedAt!.Value, row.MailRefusal!)).ToListAsync(cancellationToken)
                : [],
            PutOff = await mails.Where(row => row.State == NoticeState.Pending && row.Error != null && row.NextAttemptAt > now).OrderBy(row => row.NextAttemptAt).Take(1000).CountAsync(cancellationToken),
            Trouble = names ? oldest?.Error : null,
            Backup = await LastBackup.FindAsync(db, cancellationToken),
            IsBackedUpNightly = backups.Value.Folder.Length > 0,
        };
    }

    // what falls due in January is chased from December on
    private async Task<IReadOnlyList<int>> NeededAsync(IReadOnlyList<MissingYear> missing, CancellationToken cancellationToken)
    {
        var needed = new List<int>();
        foreach (var year in missing.Select(one => one.Year))
        {
            var (first, before) = (new DateOnly(year, 1, 1), new DateOnly(year - 1, 12, 1));
            if (await db.Deadlines.AnyAsync(row => row.NextChaseOn >= before && (row.NextChaseOn >= first || row.Due >= first), cancellationToken))
            {
                needed.Add(year);
            }
        }

        return needed;
    }

    private async Task<IReadOnlyList<FailedMail>> FailedAsync(IQueryable<Notice> failed, CancellationToken cancellationToken)
    {
        var rows = await failed.OrderByDescending(row => row.Id).Take(MaxRows)
            .Select(row => new { row, Name = db.People.Where(person => person.Id == row.RecipientId).Select(person => person.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(one => new FailedMail(
            one.row.Id, one.Name ?? one.row.RecipientName, one.row.Rung, one.row.Facts.GetValueOrDefault("case"), one.row.SettledAt ?? one.row.CreatedAt, one.row.Error ?? ""));
    }

    private async Task<IReadOnlyList<AbsentOwner>> AbsentAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        return await db.Deputyships.AsNoTracking()
            .Where(row => row.From <= today && row.Until >= today)
            .OrderBy(row => row.Until).ThenBy(row => row.Id)
            .Take(MaxRows)
            .Select(row => new AbsentOwner(
                row.AbsentName, row.From, row.Until, row.DeputyName,
                db.Deadlines.Count(deadline => deadline.ResponsibleId == row.AbsentId && deadline.ClosedOn == null)))
            .ToListAsync(cancellationToken);
    }
}
