using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.ReferenceCodes;

/// <summary>What a new installation starts with in its database: the official working calendar.</summary>
public static class ReferenceData
{
    /// <summary>The calendar that the product brings along.</summary>
    public const string CalendarFile = "cn_holidays_2020_2026.csv";

    /// <summary>Loads the calendar when there is none; one that an operator imported stays.</summary>
    public static async Task LoadReferenceDataAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        db.View(Viewer.System);
        if (await db.CalendarRows.AnyAsync(cancellationToken))
        {
            return;
        }

        var days = CalendarCsv.Parse(await File.ReadAllBytesAsync(ReferenceFiles.PathOf(CalendarFile), cancellationToken)).Days;
        foreach (var day in days)
        {
            db.Add(new CalendarRow { Date = day.Date, NameZh = day.NameZh, NameEn = day.NameEn, IsWorkday = day.IsWorkday });
        }

        db.Add(new CalendarVersion
        {
            Version = 1,
            At = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
            File = CalendarFile,
            Years = [.. days.Select(day => day.Date.Year).Distinct().Order()],
            Changes = [.. days.Select(day => new CalendarDayChange(day.Date, CalendarDayFate.Added, day.NameZh, day.NameEn, day.IsWorkday))],
            Moved = 0,
        });

        await db.SaveChangesAsync(cancellationToken);
        scope.ServiceProvider.GetRequiredService<RulesInForce>().Forget();
    }
}
