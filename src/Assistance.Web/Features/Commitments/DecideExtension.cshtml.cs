using Assistance.Domain.Commitments;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Commitments;

/// <summary>A manager decides on more time.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class DecideExtensionModel() : CommitmentPage(CommitmentVerb.DecideExtension)
{
    /// <summary>Whether it is granted.</summary>
    [BindProperty]
    public bool? Grant { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? DecisionNote { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new DecideExtension(Reference, Number, Grant, DecisionNote), cancellationToken);
        return Done(Grant == true ? "commitments.decide.granted" : "commitments.decide.refused");
    }
}
