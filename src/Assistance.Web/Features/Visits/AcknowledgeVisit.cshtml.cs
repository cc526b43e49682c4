using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Visits;

/// <summary>Acknowledging a visit record.</summary>
[Authorize(Policy = Policies.RegulatorOrEnterprise)]
public sealed class AcknowledgeVisitModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Comment { get; set; } = "";

    public CaseHead Head { get; private set; } = null!;

    public VisitView Visit { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Visit = (await Send(new GetVisit(Reference, Number), cancellationToken)).Visit;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new AcknowledgeVisit(Reference, Number, Name, Comment), cancellationToken);
        return Succeed(VisitsLinks.Details(Reference, Number), "visits.acknowledge.done", Number);
    }
}
