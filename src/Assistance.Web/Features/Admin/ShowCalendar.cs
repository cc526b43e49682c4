using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Admin;

/// <summary>The listed days of a year.</summary>
/// <param name="Year">The year, or null for this one.</param>
public sealed record GetCalendar(int? Year) : IRequest<CalendarView>;

/// <summary>A year of the working calendar.</summary>
/// <param name="Years">Years of which any day is listed, and this and the next.</param>
/// <param name="Missing">This or the next year when nothing is listed for it: only weekends are then free.</param>
public sealed record CalendarView(int Year, IReadOnlyList<int> Years, IReadOnlyList<int> Missing, IReadOnlyList<CalendarDay> Days);

internal sealed class GetCalendarValidator : AbstractValidator<GetCalendar>;

internal sealed class GetCalendarHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetCalendar, CalendarView>
{
    public async Task<CalendarView> Handle(GetCalendar request, CancellationToken cancellationToken)
    {
        var rows = await db.CalendarRows.AsNoTracking().OrderBy(row => row.Date).ToListAsync(cancellationToken);
        var listed = rows.Select(row => row.Date.Year).ToHashSet();
        var now = user.Today.Year;
        // next year's list is published in autumn; before October nobody can have it
        int[] needed = user.Today.Month >= 10 ? [now, now + 1] : [now];
        var year = request.Year ?? now;
        return new(
            year, [.. listed.Union(needed).Union([year]).Order()], [.. needed.Where(one => !listed.Contains(one))],
            [.. rows.Where(row => row.Date.Year == year).Select(row => new CalendarDay(row.Date, row.NameZh, row.NameEn, row.IsWorkday))]);
    }
}

/// <summary>
/// Takes holidays and make-up days from a file (date, name_zh, name_en, is_workday). Years that the file names are replaced as a whole;
/// the days on which open deadlines are chased follow.
/// </summary>
/// <param name="Csv">The file's text.</param>
/// <param name="Apply">Whether it is applied, or only compared.</param>
public sealed record ImportCalendar(string Csv, bool Apply) : IRequest<CalendarChange>;

/// <summary>What an imported calendar changes.</summary>
/// <param name="Removed">Days that were listed and are no longer, in the years that the file names.</param>
public sealed record CalendarChange(IReadOnlyList<CalendarDay> Added, IReadOnlyList<CalendarDay> Changed, IReadOnlyList<DateOnly> Removed)
{
    /// <summary>Whether anything differs.</summary>
    public bool IsEmpty => Added.Count + Changed.Count + Removed.Count == 0;
}

internal sealed class ImportCalendarValidator : AbstractValidator<ImportCalendar>
{
    public ImportCalendarValidator() => RuleFor(command => command.Csv).NotEmpty().MaximumLength(200_000);
}

internal sealed class ImportCalendarHandler(AssistanceDb db, WorkingCalendars calendars) : IRequestHandler<ImportCalendar, CalendarChange>
{
    private const int AtOnce = 1000;

    public async Task<CalendarChange> Handle(ImportCalendar request, CancellationToken cancellationToken)
    {
        var days = Read(request.Csv);
        var years = days.Select(day => day.Date.Year).ToHashSet();
        var known = (await db.CalendarRows.ToListAsync(cancellationToken)).Where(row => years.Contains(row.Date.Year)).ToDictionary(row => row.Date);
        var change = new CalendarChange(
            [.. days.Where(day => !known.ContainsKey(day.Date))],
            [.. days.Where(day => known.TryGetValue(day.Date, out var row) && (row.IsWorkday, row.NameZh, row.NameEn) != (day.IsWorkday, day.NameZh, day.NameEn))],
            [.. known.Keys.Except(days.Select(day => day.Date)).Order()]);
        if (request.Apply && !change.IsEmpty)
        {
            await ApplyAsync(change, known, cancellationToken);
        }

        return change;
    }

    private async Task ApplyAsync(CalendarChange change, Dictionary<DateOnly, CalendarRow> known, CancellationToken cancellationToken)
    {
        db.AddRange(change.Added.Select(day => new CalendarRow { Date = day.Date, NameZh = day.NameZh, NameEn = day.NameEn, IsWorkday = day.IsWorkday }));
        foreach (var day in change.Changed)
        {
            (known[day.Date].NameZh, known[day.Date].NameEn, known[day.Date].IsWorkday) = (day.NameZh, day.NameEn, day.IsWorkday);
        }

        db.RemoveRange(change.Removed.Select(date => known[date]));
        await db.SaveChangesAsync(cancellationToken);
        calendars.Forget();
        db.View(Viewer.System);
        var calendar = await db.CalendarAsync(cancellationToken);
        for (DeadlineId? last = null; ;)
        {
            var open = db.Deadlines.Where(row => row.ClosedOn == null);
            var batch = await (last is { } after ? open.Where(row => row.Id > after) : open).OrderBy(row => row.Id).Take(AtOnce).ToListAsync(cancellationToken);
            if (batch.Count == 0)
            {
                return;
            }

            batch.ForEach(deadline => deadline.Recompute(calendar, ChaseLadder.Default));
            await db.SaveChangesAsync(cancellationToken);
            last = batch[^1].Id;
            db.ChangeTracker.Clear();
        }
    }

    private static IReadOnlyList<CalendarDay> Read(string csv)
    {
        var (days, bad) = CalendarCsv.Parse(csv);
        Rule.RequireFor("File", bad.Count == 0, "admin.rule.calendar-lines", bad.Take(10).Select(line => line.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList());
        Rule.RequireFor("File", days.Count > 0, "admin.rule.calendar-empty");
        return days;
    }
}
