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
/// <param name="Versions">The imports, the newest first.</param>
public sealed record CalendarView(
    int Year, IReadOnlyList<int> Years, IReadOnlyList<MissingYear> Missing, IReadOnlyList<CalendarDay> Days, IReadOnlyList<CalendarImport> Versions);

/// <summary>One import of the calendar.</summary>
/// <param name="By">Who imported it; empty for the operator's command and for the list that the product brings along.</param>
/// <param name="Moved">Open deadlines that were chased on another day by it; null while they do not all follow it yet.</param>
public sealed record CalendarImport(int Version, DateTime At, string By, string File, IReadOnlyList<int> Years, IReadOnlyList<CalendarDayChange> Changes, int? Moved)
{
    /// <summary>How many days had that fate.</summary>
    public int Count(CalendarDayFate fate) => Changes.Count(day => day.Fate == fate);
}

internal sealed class GetCalendarValidator : AbstractValidator<GetCalendar>;

internal sealed class GetCalendarHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetCalendar, CalendarView>
{
    private const int MaxVersions = 50;

    public async Task<CalendarView> Handle(GetCalendar request, CancellationToken cancellationToken)
    {
        var rows = await db.CalendarRows.AsNoTracking().OrderBy(row => row.Date).ToListAsync(cancellationToken);
        var listed = rows.Select(row => row.Date.Year).ToHashSet();
        var year = request.Year ?? user.Today.Year;
        var days = rows.ConvertAll(row => new CalendarDay(row.Date, row.NameZh, row.NameEn, row.IsWorkday));
        var missing = MissingYear.Of(new WorkingCalendar(days), user.Today);
        return new(
            year, [.. listed.Union(missing.Select(one => one.Year)).Union([year, user.Today.Year]).Order()], missing,
            [.. days.Where(day => day.Date.Year == year)],
            await db.CalendarVersions.AsNoTracking().OrderByDescending(row => row.Version).Take(MaxVersions)
                .Select(row => new CalendarImport(row.Version, row.At, row.By, row.File, row.Years, row.Changes, row.Moved)).ToListAsync(cancellationToken));
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
