using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>The minutes, to print.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class PrintMinutesModel : ConsultationPage
{
    /// <summary>Shows them, once there are any for this reader.</summary>
    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return View.MustDeclare ? LocalRedirect(ConsultationsLinks.Declare(Reference, Number))
            : View.HasMinutes ? Page()
            : throw new NotFoundException();
    }
}
