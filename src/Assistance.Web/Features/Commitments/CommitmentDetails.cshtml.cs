using Assistance.Domain.Commitments;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Commitments;

/// <summary>Everything about one commitment, with what the reader may do now.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class CommitmentDetailsModel : AppPage
{
    /// <summary>Of the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Within the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>The commitment.</summary>
    public CommitmentDetails Found { get; private set; } = null!;

    /// <summary>The verification form beside the evidence, for the one who verifies.</summary>
    public VerifyCommitmentModel? Panel { get; private set; }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Found = await Send(new GetCommitment(Reference, Number), cancellationToken);
        if (Found.Actions.Contains(CommitmentVerb.Verify))
        {
            Panel = new VerifyCommitmentModel { Reference = Reference, Number = Number };
            Panel.Fill(await Send(new GetCommitmentForm(Reference, Number, CommitmentVerb.Verify, Refuse: false), cancellationToken));
        }
    }
}
