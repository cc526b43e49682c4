using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Enterprises;

/// <summary>Corrects a social credit code that was typed wrongly.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class CorrectCodeModel : AppPage
{
    /// <summary>The code under which the enterprise stands.</summary>
    [BindProperty(SupportsGet = true)]
    public string Uscc { get; set; } = "";

    /// <summary>The right code.</summary>
    [BindProperty]
    public string Right { get; set; } = "";

    [BindProperty]
    public string OverrideReason { get; set; } = "";

    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>Name of the enterprise.</summary>
    public string Name { get; private set; } = "";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken) => Name = (await Send(new GetEnterpriseForm(Uscc), cancellationToken)).Facts.Name;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Succeed(EnterprisesLinks.Details(await Send(new CorrectCode(Uscc, Right, OverrideReason, Reason), cancellationToken)), "enterprises.correct.done");
}
