using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Visits;

/// <summary>Rating a visit.</summary>
[Authorize(Policy = Policies.Enterprise)]
public sealed class RateVisitModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty]
    public int? Rating { get; set; }

    public CaseHead Head { get; private set; } = null!;

    /// <summary>1 to 5, in words.</summary>
    public IEnumerable<SelectListItem> Grades =>
        Enumerable.Range(1, 5).Reverse().Select(grade => new SelectListItem(T[$"visits.grade.{grade}"], $"{grade}"));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        var visit = (await Send(new GetVisit(Reference, Number), cancellationToken)).Visit;
        Rating = HttpMethods.IsGet(Request.Method) ? visit.Rating : Rating;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new RateVisit(Reference, Number, Rating), cancellationToken);
        return Succeed(VisitsLinks.Details(Reference, Number), "visits.rate.done");
    }
}
