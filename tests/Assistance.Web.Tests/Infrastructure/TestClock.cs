using System.Globalization;

namespace Assistance.Web.Tests.Infrastructure;

/// <summary>The clock of one application under test. It stands still until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    private static readonly TimeZoneInfo shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private DateTimeOffset now;

    public TestClock() => Reset();

    /// <summary>The time zone of the bureaux, whatever the machine is set to.</summary>
    public override TimeZoneInfo LocalTimeZone => shanghai;

    /// <summary>The calendar day in the bureaux' time zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, shanghai).DateTime);

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Back to where every test starts: 2026-11-20, 10:00 in Shanghai.</summary>
    public void Reset() => Set("2026-11-20");

    /// <summary>Sets day and time of day in Shanghai.</summary>
    /// <param name="day">yyyy-MM-dd.</param>
    /// <param name="time">HH:mm, 10:00 unless told.</param>
    public void Set(string day, string time = "10:00")
    {
        var local = DateTime.ParseExact($"{day} {time}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        now = new DateTimeOffset(local, shanghai.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>Moves on by the given span.</summary>
    public void Advance(TimeSpan span) => now += span;
}
