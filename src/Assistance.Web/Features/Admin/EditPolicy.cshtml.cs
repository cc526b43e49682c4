using Assistance.Domain.Deadlines;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Admin;

/// <summary>Sets a chase policy: first what it changes is shown, then it counts.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class EditPolicyModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public DeadlineKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>Whether what stands above is to hold again.</summary>
    [BindProperty]
    public bool Inherits { get; set; }

    /// <summary>The days of the steps, as <see cref="LadderForm"/> orders them.</summary>
    [BindProperty]
    public List<int?> Days { get; set; } = [];

    /// <summary>Who is told, "[step].[recipient]".</summary>
    [BindProperty]
    public List<string> Tells { get; set; } = [];

    /// <summary>What it would change, or null before it is looked at.</summary>
    public RecomputedDeadlines? Effect { get; private set; }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (Days.Count == 0)
        {
            (Days, Tells) = LadderForm.Of(await Send(new GetLadder(Kind, string.IsNullOrWhiteSpace(Area) ? null : Area), cancellationToken));
            From ??= Today;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Effect = await Send(new PlanPolicy(Wanted()), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancellationToken)
    {
        var effect = await Send(new SetPolicy(Wanted()), cancellationToken);
        return Succeed(AdminLinks.Policies, "admin.policy.set", From, effect.Moved);
    }

    private WantedPolicy Wanted() => new(Kind, Area, From, Inherits ? [] : LadderForm.Steps(Days, Tells), Reason);
}
