using Assistance.Domain.Commitments;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Commitments;

/// <summary>Owner or backup report progress.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class ReportProgressModel() : CommitmentPage(CommitmentVerb.ReportProgress)
{
    /// <summary>0 to 100.</summary>
    [BindProperty]
    public int? Percent { get; set; }

    /// <summary>What was done, and what is in the way.</summary>
    [BindProperty]
    public string? Note { get; set; }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Percent ??= HttpMethods.IsGet(Request.Method) ? Form.Percent : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ReportProgress(Reference, Number, Percent, Note), cancellationToken);
        return Done("commitments.progress.done", Percent);
    }
}
