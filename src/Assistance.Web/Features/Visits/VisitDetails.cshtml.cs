using Assistance.Domain.Visits;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Visits;

/// <summary>One visit.</summary>
[Authorize(Policy = Policies.CaseReader)]
public sealed class VisitDetailsModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public CaseHead Head { get; private set; } = null!;

    public VisitDetails Details { get; private set; } = null!;

    /// <summary>The visit itself.</summary>
    public VisitView Visit => Details.Visit;

    /// <summary>Whether the reader may record, move or call off a planned visit.</summary>
    public bool CanRecord => Head is { IsOpen: true, Reader.IsRegulator: true } && Visit.State == VisitState.Planned;

    /// <summary>Whether the reader may correct the record.</summary>
    public bool CanCorrect => Head is { IsOpen: true, Reader.IsRegulator: true } && Visit.State == VisitState.Held;

    /// <summary>Whether the reader may acknowledge it, or write down who did.</summary>
    public bool CanAcknowledge => Head.IsOpen && (Head.Reader.IsMember || Head.Reader.IsRegulator) && Visit.State == VisitState.Held;

    /// <summary>Whether the reader may rate it.</summary>
    public bool CanRate => Head.Reader.IsEnterpriseLead && Visit.State is VisitState.Held or VisitState.Acknowledged;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Details = await Send(new GetVisit(Reference, Number), cancellationToken);
    }
}
