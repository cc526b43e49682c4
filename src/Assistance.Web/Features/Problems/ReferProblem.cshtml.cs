using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Deciding that a problem leaves the assistance route.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class ReferProblemModel : ProblemPage
{
    [BindProperty]
    public string To { get; set; } = "";

    [BindProperty]
    public string Note { get; set; } = "";

    /// <summary>Numbers of what ends with it, as it was listed.</summary>
    [BindProperty]
    public List<string> Ended { get; set; } = [];

    /// <summary>What the owners are told.</summary>
    [BindProperty]
    public string EndReason { get; set; } = "";

    /// <summary>Whether it is ticked.</summary>
    [BindProperty]
    public bool Sure { get; set; }

    /// <summary>What has not ended.</summary>
    public IReadOnlyList<OpenEnd> Open { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Open = await Send(new GetOpenEnds(Reference, Number), cancellationToken);
        EndReason = IsFresh ? T["problems.refer.end-reason"] : EndReason;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ReferProblem(Reference, Number, To, Note, Ended, EndReason, Sure), cancellationToken);
        return Done("problems.refer.done");
    }
}
