using System.Globalization;
using System.Linq.Expressions;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Cases;
using Assistance.Web.Infrastructure.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Retention;

/// <summary>What is kept for a time only. Nothing of it stands in an audit chain or proves anything about a case.</summary>
public enum RetentionKind
{
    /// <summary>Notices in the app that their reader has seen, and mail that has left; never those that a chase has raised: they are its ledger.</summary>
    Notices = 1,

    /// <summary>What somebody typed into a form and never sent.</summary>
    Drafts = 2,

    /// <summary>Sessions that nobody signed out of and that are over by age.</summary>
    Sessions = 3,

    /// <summary>Mail in the folder "mail", which is used outside production only.</summary>
    MailFolder = 4,

    /// <summary>Closed cases: listed for a decision, never removed by themselves.</summary>
    ClosedCases = 5,
}

/// <summary>One rule.</summary>
/// <param name="Days">After how many days; null keeps for ever.</param>
/// <param name="Least">The fewest that are allowed.</param>
public sealed record RetentionRule(RetentionKind Kind, int? Days, int Least)
{
    private static readonly (RetentionKind Kind, int? Days, int Least)[] defaults =
        [(RetentionKind.Notices, null, 90), (RetentionKind.Drafts, 365, 30), (RetentionKind.Sessions, 30, 2), (RetentionKind.MailFolder, 90, 1), (RetentionKind.ClosedCases, 3650, 365)];

    /// <summary>Name of the setting that holds the days.</summary>
    public static string SettingOf(RetentionKind kind) => $"retention.{kind}";

    /// <summary>The rules in force.</summary>
    public static async Task<IReadOnlyList<RetentionRule>> AllAsync(AssistanceDb db, CancellationToken cancellationToken)
    {
        var set = await db.Settings.AsNoTracking().Where(row => row.Name.StartsWith("retention.")).ToDictionaryAsync(row => row.Name, row => row.Value, cancellationToken);
        return [.. defaults.Select(rule => new RetentionRule(
            rule.Kind,
            set.TryGetValue(SettingOf(rule.Kind), out var days) ? int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null : rule.Days,
            rule.Least))];
    }
}

/// <summary>What a rule would remove, or list.</summary>
/// <param name="Count">How many rows or files.</param>
/// <param name="Oldest">When the oldest of them was written, UTC; or null.</param>
public sealed record RetentionEffect(int Count, DateTime? Oldest);

/// <summary>Finds what is past its time, and removes it.</summary>
internal sealed class RetentionSweep(AssistanceDb db, PickupFolder mail)
{
    /// <summary>What is older than the instant.</summary>
    public async Task<RetentionEffect> LookAsync(RetentionKind kind, DateTime before, CancellationToken cancellationToken) => kind switch
    {
        RetentionKind.Notices => await OfAsync(Notices(before), row => row.CreatedAt, cancellationToken),
        RetentionKind.Drafts => await OfAsync(db.Set<Draft>().Where(row => row.SavedAt < before), row => row.SavedAt, cancellationToken),
        RetentionKind.Sessions => await OfAsync(db.OpenSessions.Where(row => row.BegunAt < before), row => row.BegunAt, cancellationToken),
        RetentionKind.MailFolder => mail.OlderThan(before) is { Count: > 0 } files ? new(files.Count, files.Min(file => file.At)) : new(0, null),
        _ => await ClosedAsync(before, cancellationToken),
    };

    /// <summary>Removes what is older than the instant; of closed cases nothing.</summary>
    /// <returns>How many rows or files.</returns>
    public async Task<int> RemoveAsync(RetentionKind kind, DateTime before, CancellationToken cancellationToken) => kind switch
    {
        RetentionKind.Notices => await Notices(before).ExecuteDeleteAsync(cancellationToken),
        RetentionKind.Drafts => await db.Set<Draft>().Where(row => row.SavedAt < before).ExecuteDeleteAsync(cancellationToken),
        RetentionKind.Sessions => await db.OpenSessions.Where(row => row.BegunAt < before).ExecuteDeleteAsync(cancellationToken),
        RetentionKind.MailFolder => mail.Remove([.. mail.OlderThan(before).Select(file => file.Name)]),
        _ => 0,
    };

    /// <summary>Closed cases that were closed before the day, the oldest first; by reference only.</summary>
    public Task<List<string>> ClosedReferencesAsync(DateTime before, int most, CancellationToken cancellationToken) =>
        Closed(before).OrderBy(row => row.ClosedOn).ThenBy(row => row.Reference).Take(most).Select(row => row.Reference).ToListAsync(cancellationToken);

    private IQueryable<AssistanceCase> Closed(DateTime before)
    {
        var day = DateOnly.FromDateTime(before);
        return db.Cases.Where(row => row.Status == CaseStatus.Closed && row.ClosedOn != null && row.ClosedOn < day);
    }

    // a raised rung stays for good: that it was raised, and to whom, is what the product proves
    private IQueryable<Notice> Notices(DateTime before) => db.Set<Notice>().Where(row => row.DeadlineId == null && row.CreatedAt < before
        && ((row.Channel == NoticeChannel.App && row.ReadAt != null) || (row.Channel == NoticeChannel.Mail && row.State != NoticeState.Pending)));

    private async Task<RetentionEffect> ClosedAsync(DateTime before, CancellationToken cancellationToken)
    {
        var oldest = await Closed(before).MinAsync(row => row.ClosedOn, cancellationToken);
        return new(await Closed(before).CountAsync(cancellationToken), oldest?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
    }

    private static async Task<RetentionEffect> OfAsync<T>(IQueryable<T> rows, Expression<Func<T, DateTime>> at, CancellationToken cancellationToken) =>
        new(await rows.CountAsync(cancellationToken), await rows.Select(at).OrderBy(one => one).Select(one => (DateTime?)one).FirstOrDefaultAsync(cancellationToken));
}
