using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Cases;

/// <summary>The enterprise says how satisfied it is.</summary>
[Authorize(Policy = Policies.Enterprise)]
public sealed class RateCaseModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>1 to 5.</summary>
    [BindProperty]
    public int? Satisfaction { get; set; }

    /// <summary>In its own words.</summary>
    [BindProperty]
    public string Comment { get; set; } = "";

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    /// <summary>The five answers in words, the best first.</summary>
    public IEnumerable<SelectListItem> Choices => Enumerable.Range(1, 5).Reverse()
        .Select(number => new SelectListItem(T[$"cases.satisfaction.{number}"], $"{number}"));

    public override async Task LoadAsync(CancellationToken cancellationToken) => Head = await Send(new GetCaseHead(Reference), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new RateCase(Reference, Satisfaction, Comment), cancellationToken);
        return Succeed(CasesLinks.Details(Reference), "cases.rate.done");
    }
}
