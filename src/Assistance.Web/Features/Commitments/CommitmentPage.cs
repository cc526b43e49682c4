using Assistance.Domain.Commitments;
using Assistance.Web.Infrastructure.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Commitments;

/// <summary>A page that does one thing with one commitment.</summary>
/// <param name="verb">What it does.</param>
public abstract class CommitmentPage(CommitmentVerb verb) : AppPage
{
    /// <summary>Of the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Within the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>What the form shows of the commitment.</summary>
    public CommitmentForm Form { get; private set; } = null!;

    /// <summary>Where the page leads back to.</summary>
    public string Back => CommitmentsLinks.Details(Reference, Number);

    /// <summary>People who can answer for it, for a list.</summary>
    public IEnumerable<SelectListItem> Owners => Form.Owners.Select(owner => new SelectListItem(owner.Name, owner.Id.ToString()));

    public override async Task LoadAsync(CancellationToken cancellationToken) =>
        Form = await Send(new GetCommitmentForm(Reference, Number, verb, HttpMethods.IsGet(Request.Method)), cancellationToken);

    /// <summary>Gives the page what it shows, where another page embeds its form.</summary>
    public void Fill(CommitmentForm form) => Form = form;

    /// <summary>Back to the commitment, which says once what was done.</summary>
    protected IActionResult Done(string messageKey, params object?[] arguments) => Succeed(Back, messageKey, arguments);
}
