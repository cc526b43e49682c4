using Assistance.Domain.Commitments;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Commitments;

/// <summary>The owner asks for more time.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class RequestExtensionModel() : CommitmentPage(CommitmentVerb.RequestExtension)
{
    /// <summary>The new date.</summary>
    [BindProperty]
    public DateOnly? NewDue { get; set; }

    /// <summary>Why it is not done in time.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What keeps things safe until then.</summary>
    [BindProperty]
    public string? InterimSafeguard { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var manager = await Send(new RequestExtension(Reference, Number, NewDue, Reason, InterimSafeguard), cancellationToken);
        return Done("commitments.extension.done", manager);
    }
}
