using Assistance.Domain.Deadlines;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Closings;

/// <summary>Closing days of an enterprise or of bureaux: entered, looked at before they count, ended.</summary>
[Authorize(Policy = Policies.ClosingKeeper)]
public sealed class ViewClosingsModel : AppPage
{
    [BindProperty]
    public string? Division { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>What is shown.</summary>
    public ClosingsView View { get; private set; } = null!;

    /// <summary>What the new days would change, or null before they are looked at.</summary>
    public RecomputedDeadlines? Effect { get; private set; }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        View = await Send(new GetClosings(), cancellationToken);
        Division ??= View.Division;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Effect = await Send(new PlanClosing(Division, From, Until, Reason), cancellationToken);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancellationToken)
    {
        var effect = await Send(new AddClosing(Division, From, Until, Reason), cancellationToken);
        return Succeed(ClosingsLinks.Home, "closings.added", From, Until, effect.Moved);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        await Send(new EndClosing(id), cancellationToken);
        return Succeed(ClosingsLinks.Home, "closings.ended");
    }
}
