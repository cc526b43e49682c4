using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Visits;

/// <summary>Calling a planned visit off.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class CancelVisitModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty]
    public string Reason { get; set; } = "";

    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        await Send(new GetVisit(Reference, Number), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new CancelVisit(Reference, Number, Reason), cancellationToken);
        return Succeed(VisitsLinks.Details(Reference, Number), "visits.cancel-visit.done", Number);
    }
}
