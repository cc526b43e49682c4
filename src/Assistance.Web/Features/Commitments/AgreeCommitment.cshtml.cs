using Assistance.Domain.Commitments;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Commitments;

/// <summary>The other side agrees to a proposed commitment.</summary>
[Authorize(Policy = Policies.RegulatorOrEnterprise)]
public sealed class AgreeCommitmentModel() : CommitmentPage(CommitmentVerb.Agree)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new AgreeCommitment(Reference, Number), cancellationToken);
        return Done("commitments.agree.done");
    }
}
