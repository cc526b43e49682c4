using System.Globalization;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Saving;
using Assistance.Data.Viewing;
using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Admin;

/// <summary>
/// Takes over holidays and make-up working days. The years that the list speaks of are replaced as a whole, other years stay. Open
/// deadlines are looked at anew; what has ended, and what was raised, stays as it was.
/// </summary>
/// <param name="Days">The days, each once.</param>
/// <param name="File">The name of the file that they come from.</param>
public sealed record ImportCalendar(IReadOnlyList<CalendarDay> Days, string File) : IRequest<ImportedCalendar>;

/// <summary>What an import of the calendar changed.</summary>
/// <param name="Version">Counts the imports that changed something, from 1.</param>
/// <param name="Years">The years that the list speaks of.</param>
/// <param name="Changed">How many days are different now.</param>
/// <param name="Deadlines">How many open deadlines are chased on another day now.</param>
public sealed record ImportedCalendar(int Version, IReadOnlyList<int> Years, int Changed, int Deadlines);

/// <summary>A list without days would say nothing.</summary>
public sealed class ImportCalendarValidator : AbstractValidator<ImportCalendar>
{
    public ImportCalendarValidator()
    {
        RuleFor(command => command.File).NotEmpty().MaximumLength(200);
        RuleFor(command => command.Days).NotEmpty().WithMessage("shared.calendar.refused-empty");
        RuleForEach(command => command.Days).Must(day => day.Date.Year is >= 2000 and < 2100).WithMessage("shared.calendar.refused-year");
    }
}

internal sealed class ImportCalendarHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ImportCalendar, ImportedCalendar>
{
    public async Task<ImportedCalendar> Handle(ImportCalendar request, CancellationToken cancellationToken)
    {
        var years = request.Days.Select(day => day.Date.Year).Distinct().Order().ToList();
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        List<CalendarDayChange> changes;
        int version;
        await using (transaction)
        {
            changes = await ReplaceAsync(request.Days, years, cancellationToken);
            version = await CountAsync(changes.Count > 0, cancellationToken);
            if (changes.Count > 0)
            {
                var by = user.Act.By.Person;
                db.Add(new CalendarVersion { Version = version, At = user.Act.At, By = by.Id == default ? "" : by.Name, File = request.File, Years = years, Changes = changes });
                await db.ChangeRulesAsync(cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        if (changes.Count == 0)
        {
            return new(version, years, 0, 0);
        }

        // whoever imports, every open deadline follows; should that break off, the next sweep does it
        db.View(Viewer.System);
        var moved = (int)(await DeadlineRecompute.FollowAsync(db, user.Today, cancellationToken)).Moved;
        await db.CalendarVersions.Where(row => row.Version == version).ExecuteUpdateAsync(set => set.SetProperty(row => row.Moved, moved), cancellationToken);
        return new(version, years, changes.Count, moved);
    }

    private async Task<List<CalendarDayChange>> ReplaceAsync(IReadOnlyList<CalendarDay> days, List<int> years, CancellationToken cancellationToken)
    {
        var (from, to) = (new DateOnly(years[0], 1, 1), new DateOnly(years[^1], 12, 31));
        var known = (await db.CalendarRows.Where(row => row.Date >= from && row.Date <= to).ToListAsync(cancellationToken))
            .Where(row => years.Contains(row.Date.Year)).ToDictionary(row => row.Date);
        var changes = new List<CalendarDayChange>();
        foreach (var day in days)
        {
            if (!known.Remove(day.Date, out var row))
            {
                db.Add(new CalendarRow { Date = day.Date, NameZh = day.NameZh, NameEn = day.NameEn, IsWorkday = day.IsWorkday });
                changes.Add(new(day.Date, CalendarDayFate.Added, day.NameZh, day.NameEn, day.IsWorkday));
            }
            else if ((row.NameZh, row.NameEn, row.IsWorkday) != (day.NameZh, day.NameEn, day.IsWorkday))
            {
                (row.NameZh, row.NameEn, row.IsWorkday) = (day.NameZh, day.NameEn, day.IsWorkday);
                changes.Add(new(day.Date, CalendarDayFate.Changed, day.NameZh, day.NameEn, day.IsWorkday));
            }
        }

        db.RemoveRange(known.Values);
        changes.AddRange(known.Values.Select(row => new CalendarDayChange(row.Date, CalendarDayFate.Removed, row.NameZh, row.NameEn, row.IsWorkday)));
        return [.. changes.OrderBy(change => change.Date)];
    }

    private async Task<int> CountAsync(bool isChanged, CancellationToken cancellationToken)
    {
        var setting = await db.Settings.FirstOrDefaultAsync(row => row.Name == Setting.CalendarVersion, cancellationToken);
        var version = setting is null ? 1 : int.Parse(setting.Value, CultureInfo.InvariantCulture);
        if (!isChanged)
        {
            return version;
        }

        if (setting is null)
        {
            db.Add(setting = new Setting { Name = Setting.CalendarVersion });
        }

        (setting.Value, setting.At) = ((version + 1).ToString(CultureInfo.InvariantCulture), user.Act.At);
        return version + 1;
    }
}

/// <summary>import calendar FILE.csv</summary>
public sealed class ImportCalendarCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "import calendar";

    /// <inheritdoc/>
    public override string Parameters => "FILE.csv";

    /// <inheritdoc/>
    public override string Purpose => "shared.calendar.command";

    /// <inheritdoc/>
    public override int Operands => 1;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var (days, bad) = Infrastructure.ReferenceCodes.CalendarCsv.Parse(await CommandRun.ReadFileAsync(run.Arguments.Operand(0), cancellationToken));
        if (bad.Count > 0)
        {
            return run.Refuse([.. bad.Take(50).Select(line => new Refusal($"{line}", "calendar.line", "shared.calendar.refused-line", line))]);
        }

        var imported = await run.Send(new ImportCalendar(days, Path.GetFileName(run.Arguments.Operand(0))), cancellationToken);
        return run.Finish(imported, run.T["shared.calendar.imported", imported.Changed, string.Join(", ", imported.Years), imported.Deadlines]);
    }
}
