using Assistance.Domain.Commitments;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Commitments;

/// <summary>The other side declines a proposed commitment.</summary>
[Authorize(Policy = Policies.RegulatorOrEnterprise)]
public sealed class DeclineCommitmentModel() : CommitmentPage(CommitmentVerb.Decline)
{
    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new DeclineCommitment(Reference, Number, Reason ?? ""), cancellationToken);
        return Done("commitments.decline.done");
    }
}
