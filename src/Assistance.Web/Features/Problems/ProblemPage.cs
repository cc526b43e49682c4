using Assistance.Web.Infrastructure.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>A page about one problem: case and number come from its address.</summary>
public abstract class ProblemPage : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>The problem.</summary>
    public ProblemView Problem { get; private set; } = null!;

    /// <summary>Whether everything that hangs on the problem is shown.</summary>
    protected virtual bool Whole => false;

    /// <summary>Whether the form is shown for the first time, to be filled with what is known.</summary>
    protected bool IsFresh => HttpMethods.IsGet(Request.Method);

    public override async Task LoadAsync(CancellationToken cancellationToken) => Problem = await Send(new GetProblem(Reference, Number, Whole), cancellationToken);

    /// <summary>Back to the problem, with what was done.</summary>
    protected IActionResult Done(string messageKey) => Succeed(ProblemsLinks.Details(Reference, Number), messageKey, Number);
}
