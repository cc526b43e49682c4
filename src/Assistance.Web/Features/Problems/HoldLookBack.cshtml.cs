using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Writing down a look-back.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class HoldLookBackModel : ProblemPage
{
    [BindProperty]
    public LookBackResult? Result { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string Note { get; set; } = "";

    /// <summary>The last look-back of the problem.</summary>
    public LookBackView LookBack => Problem.LookBacks[^1];

    protected override bool Whole => true;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        On = IsFresh ? Today : On;
        if (Problem.LookBacks.Count == 0)
        {
            throw new NotFoundException();
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new HoldLookBack(Reference, Number, Result, On, Note), cancellationToken);
        return Done(Result == LookBackResult.Effective ? "problems.look-back.done-effective" : "problems.look-back.done-reopened");
    }
}
