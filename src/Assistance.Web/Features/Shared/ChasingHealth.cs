using System.Globalization;
using System.Text.Json;
using Assistance.Data;

namespace Assistance.Web.Features.Shared;

/// <summary>Whether chasing can be trusted today: it was swept, nothing is forgotten, no mail waits too long. Managers see it on Today.</summary>
/// <param name="SweptFor">The day of the last finished sweep; null before the first.</param>
/// <param name="SweptAt">When it ended, UTC.</param>
/// <param name="Forgotten">How many open items the last proof found forgotten; null before the first proof.</param>
/// <param name="UnsentMinutes">Minutes for which the oldest mail waits to leave.</param>
/// <param name="IsSwept">Whether a sweep of today or yesterday was finished.</param>
/// <param name="IsSent">Whether no mail waits for longer than is allowed.</param>
public sealed record ChasingHealth(DateOnly? SweptFor, DateTime? SweptAt, int? Forgotten, int UnsentMinutes, bool IsSwept, bool IsSent)
{
    /// <summary>Whether everything is as it must be.</summary>
    public bool IsGood => IsSwept && Forgotten is 0 && IsSent;

    /// <summary>Reads how it stands.</summary>
    /// <param name="today">The bureau's day.</param>
    /// <param name="now">UTC.</param>
    /// <param name="maxUnsentMinutes">Longest time that a mail may wait.</param>
    public static async Task<ChasingHealth> ReadAsync(AssistanceDb db, DateOnly today, DateTime now, int maxUnsentMinutes, CancellationToken cancellationToken)
    {
        var pulse = await db.ChasingPulseAsync(now, cancellationToken);
        DateOnly? swept = pulse.SweptFor is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        int? forgotten = null;
        if (pulse.Check is not null)
        {
            using var check = JsonDocument.Parse(pulse.Check);
            forgotten = check.RootElement.GetProperty("Sum").GetInt32();
        }

        var unsent = pulse.OldestUnsent is { } since ? (int)(now - since).TotalMinutes : 0;
        return new(swept, pulse.SweptAt, forgotten, unsent, swept >= today.AddDays(-1), unsent <= maxUnsentMinutes);
    }
}
