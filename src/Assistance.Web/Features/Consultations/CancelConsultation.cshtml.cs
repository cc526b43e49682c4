using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>The regulator calls it off.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class CancelConsultationModel : ConsultationPage
{
    /// <summary>Why.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new CancelConsultation(Reference, Number, Reason), cancellationToken);
        return Done("consultations.cancel.done");
    }
}
