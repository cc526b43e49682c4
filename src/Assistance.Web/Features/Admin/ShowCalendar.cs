using System.Globalization;
using System.Text;
using Assistance.Data;
using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
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

/// <summary>What a calendar file would change; nothing changes by asking.</summary>
/// <param name="Csv">The file's text.</param>
public sealed record CompareCalendar(string Csv) : IRequest<CalendarChange>;

/// <summary>What an imported calendar changes.</summary>
/// <param name="Days">Every day of the file.</param>
/// <param name="Removed">Days that were listed and are no longer, in the years that the file names.</param>
public sealed record CalendarChange(IReadOnlyList<CalendarDay> Days, IReadOnlyList<CalendarDay> Added, IReadOnlyList<CalendarDay> Changed, IReadOnlyList<DateOnly> Removed)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Added.Count + Changed.Count + Removed.Count == 0;
}

internal sealed class CompareCalendarValidator : AbstractValidator<CompareCalendar>
{
    public CompareCalendarValidator() => RuleFor(command => command.Csv).NotEmpty().MaximumLength(200_000).OverridePropertyName("Upload");
}

internal sealed class CompareCalendarHandler(AssistanceDb db) : IRequestHandler<CompareCalendar, CalendarChange>
{
    public async Task<CalendarChange> Handle(CompareCalendar request, CancellationToken cancellationToken)
    {
        var days = Read(request.Csv);
        var years = days.Select(day => day.Date.Year).ToHashSet();
        var known = (await db.CalendarRows.AsNoTracking().ToListAsync(cancellationToken)).Where(row => years.Contains(row.Date.Year)).ToDictionary(row => row.Date);
        return new(
            days,
            [.. days.Where(day => !known.ContainsKey(day.Date))],
            [.. days.Where(day => known.TryGetValue(day.Date, out var row) && (row.IsWorkday, row.NameZh, row.NameEn) != (day.IsWorkday, day.NameZh, day.NameEn))],
            [.. known.Keys.Except(days.Select(day => day.Date)).Order()]);
    }

    private static IReadOnlyList<CalendarDay> Read(string csv)
    {
        var (days, bad) = CalendarCsv.Parse(Encoding.UTF8.GetBytes(csv));
        Rule.RequireFor("Upload", bad.Count == 0, "admin.rule.calendar-lines", bad.Take(10).Select(line => line.ToString(CultureInfo.InvariantCulture)).ToList());
        Rule.RequireFor("Upload", days.Count > 0, "admin.rule.calendar-empty");
        return days;
    }
}
