using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Localization;

/// <summary>What time it is for the product: instants in UTC, days in the bureau's time zone. Tests move it by their own <see cref="TimeProvider"/>.</summary>
public sealed class Clock(TimeProvider time, IOptions<SiteOptions> options)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>This instant, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Today's date in the bureau's time zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(Now));

    /// <summary>The instant, UTC, at which the bureau's clock shows this time.</summary>
    public DateTime ToUtc(DateOnly day, TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), zone);

    /// <summary>The wall clock of the bureau at the given instant (UTC).</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
}
