using Assistance.Domain.Visits;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Visits;

/// <summary>Planning a visit.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class PlanVisitModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public VisitPurpose? Purpose { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public TimeOnly? Time { get; set; }

    [BindProperty]
    public List<Guid> Visitors { get; set; } = [];

    public CaseHead Head { get; private set; } = null!;

    public VisitChoices Choices { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var isGet = HttpMethods.IsGet(Request.Method);
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Choices = await Send(new GetVisitChoices(Reference, null, isGet), cancellationToken);
        if (isGet && Choices.Reader is { } reader)
        {
            Visitors = [reader];
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var number = await Send(new PlanVisit(Reference, Purpose, On, Time, Visitors), cancellationToken);
        return Succeed(VisitsLinks.Details(Reference, number), "visits.plan.done", number, On);
    }
}
