using Assistance.Domain.Commitments;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Commitments;

/// <summary>A manager withdraws a commitment.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class WithdrawCommitmentModel() : CommitmentPage(CommitmentVerb.Withdraw)
{
    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether it is really meant.</summary>
    [BindProperty]
    public bool Sure { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new WithdrawCommitment(Reference, Number, Reason ?? "", Sure), cancellationToken);
        return Done("commitments.withdraw.done");
    }
}
