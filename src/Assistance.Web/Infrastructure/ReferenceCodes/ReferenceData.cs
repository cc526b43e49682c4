using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
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

        foreach (var day in CalendarCsv.Parse(await File.ReadAllBytesAsync(ReferenceFiles.PathOf(CalendarFile), cancellationToken)).Days)
        {
            db.Add(new CalendarRow { Date = day.Date, NameZh = day.NameZh, NameEn = day.NameEn, IsWorkday = day.IsWorkday });
        }

        await db.SaveChangesAsync(cancellationToken);
        scope.ServiceProvider.GetRequiredService<RulesInForce>().Forget();
    }
}
