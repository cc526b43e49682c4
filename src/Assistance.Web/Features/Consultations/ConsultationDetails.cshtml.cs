using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>One consultation. An expert who has not declared interests is led to the declaration instead.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class ConsultationDetailsModel : ConsultationPage
{
    /// <summary>Opens the consultation.</summary>
    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return View.MustDeclare ? LocalRedirect(ConsultationsLinks.Declare(Reference, Number)) : Page();
    }
}
