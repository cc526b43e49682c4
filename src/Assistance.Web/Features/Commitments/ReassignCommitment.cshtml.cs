using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Commitments;

/// <summary>A manager names another owner.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class ReassignCommitmentModel() : CommitmentPage(CommitmentVerb.Reassign)
{
    /// <summary>The new owner.</summary>
    [BindProperty]
    public Guid? Owner { get; set; }

    /// <summary>The new backup, or null.</summary>
    [BindProperty]
    public Guid? Backup { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var owner = await Send(new ReassignCommitment(Reference, Number, PersonOf(Owner), PersonOf(Backup), Reason), cancellationToken);
        return Done("commitments.reassign.done", owner);
    }

    private static PersonId? PersonOf(Guid? id) => id is { } value ? new PersonId(value) : null;
}
