using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>An expert declares interests, before anything of the file is shown.</summary>
[Authorize(Policy = Policies.Expert)]
public sealed class DeclareInterestModel : ConsultationPage
{
    /// <summary>Whether there is a conflict of interest.</summary>
    [BindProperty]
    public bool? Conflict { get; set; }

    /// <summary>What it is.</summary>
    [BindProperty]
    public string Statement { get; set; } = "";

    /// <summary>Only for a seat that may still declare something.</summary>
    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return View.May.Declare ? Page() : LocalRedirect(Back);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new DeclareInterest(Reference, Number, Conflict, Statement), cancellationToken);
        return Done(Conflict == true ? "consultations.declare.done-conflict" : "consultations.declare.done-none");
    }
}
