using System.Text;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Admin;

/// <summary>The working calendar: years, what is missing, and a file of days to look at before it counts.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class ShowCalendarModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The file's text, while what it changes is looked at.</summary>
    [BindProperty]
    public string Csv { get; set; } = "";

    /// <summary>The file's name, while what it changes is looked at.</summary>
    [BindProperty]
    public string FileName { get; set; } = "";

    /// <summary>What is shown.</summary>
    public CalendarView View { get; private set; } = null!;

    /// <summary>What the file would change, or null before a file was given.</summary>
    public CalendarChange? Change { get; private set; }

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new GetCalendar(Year), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Upload is { Length: > 0 and <= 200_000 })
        {
            using var reader = new StreamReader(Upload.OpenReadStream(), Encoding.UTF8);
            Csv = await reader.ReadToEndAsync(cancellationToken);
            FileName = Path.GetFileName(Upload.FileName);
        }

        Change = await Send(new CompareCalendar(Csv), cancellationToken);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancellationToken)
    {
        var change = await Send(new CompareCalendar(Csv), cancellationToken);
        await Send(new ImportCalendar(change.Days, FileName), cancellationToken);
        return Succeed(AdminLinks.Calendar, "admin.calendar.applied", change.Added.Count, change.Changed.Count, change.Removed.Count);
    }
}
