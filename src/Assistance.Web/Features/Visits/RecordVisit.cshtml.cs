using Assistance.Domain.Common;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Visits;

/// <summary>Writing down a visit, on the spot and on a phone. The number "new" is a visit that nobody planned.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class RecordVisitModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>What took place.</summary>
    [BindProperty]
    public VisitForm Form { get; set; } = new();

    [BindProperty]
    public HeldFiles Photos { get; set; } = HeldFiles.None;

    /// <summary>Problems found; rows that stay blank are left out.</summary>
    [BindProperty]
    public List<FoundProblem> Problems { get; set; } = [new()];

    /// <summary>Commitments agreed; rows that stay blank are left out.</summary>
    [BindProperty]
    public List<AgreedOnVisit> Commitments { get; set; } = [new(), new(), new()];

    /// <summary>Whether the enterprise acknowledged the record on the spot.</summary>
    [BindProperty]
    public bool IsAcknowledged { get; set; }

    /// <summary>Who did.</summary>
    [BindProperty]
    public string Name { get; set; } = "";

    public CaseHead Head { get; private set; } = null!;

    public VisitChoices Choices { get; private set; } = null!;

    /// <summary>Whether the visit was planned.</summary>
    public bool IsPlanned => Number != VisitsLinks.Unplanned;

    public override string? DraftTitle => T[IsPlanned ? "visits.record.draft" : "visits.record.draft-new", Head.Enterprise, Number];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var isGet = HttpMethods.IsGet(Request.Method);
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Choices = await Send(new GetVisitChoices(Reference, IsPlanned ? Number : null, isGet), cancellationToken);
        if (isGet)
        {
            Rule.Require(Choices.Visit is null or { State: VisitState.Planned }, "visits.rule.record-state", Number);
            Form.HeldOn = Choices.Visit?.PlannedOn is { } planned && planned < Today ? planned : Today;
            Form.Purpose = Choices.Visit?.Purpose;
            Form.Visitors = Choices.Visit?.Visitors.Select(visitor => visitor.Id.Value).ToList() ?? (Choices.Reader is { } reader ? [reader] : []);
        }
    }

    /// <summary>Sends the record, or grows the form by a row.</summary>
    public async Task<IActionResult> OnPostAsync(string? add, CancellationToken cancellationToken)
    {
        if (add is not null)
        {
            (Problems, Commitments) = (add == "problem" ? [.. Problems, new()] : Problems, add == "commitment" ? [.. Commitments, new()] : Commitments);
            await LoadAsync(cancellationToken);
            return Page();
        }

        var recorded = await Send(
            new RecordVisit(Reference, IsPlanned ? Number : null, Form, Photos.Ids, Problems, Commitments, IsAcknowledged, Name), cancellationToken);
        return Succeed(VisitsLinks.Details(Reference, recorded.Number), "visits.record.done", recorded.Number, recorded.Problems, recorded.Commitments);
    }
}
