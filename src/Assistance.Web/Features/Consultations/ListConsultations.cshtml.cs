using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Consultations;

/// <summary>The consultations of the own area; for an expert the invitations, with what is owed next.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class ListConsultationsModel : AppPage
{
    private static readonly string[] states = ["open", "requested", "scheduled", "held", "concluded", "cancelled", "all"];

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    /// <summary>The page of rows.</summary>
    public ConsultationList List { get; private set; } = null!;

    /// <summary>The state that is shown.</summary>
    public string Shown => states.Contains(State, StringComparer.OrdinalIgnoreCase) ? State!.ToLowerInvariant() : states[0];

    /// <summary>The states to choose between.</summary>
    public IEnumerable<SelectListItem> States => states.Select(state => new SelectListItem(T["consultations.filter." + state], state, state == Shown));

    /// <summary>What waits for an expert stands first, in the order of its dates.</summary>
    public IEnumerable<ConsultationRow> Owed => List.Rows.Where(row => row.IsOwed).OrderBy(row => row.StepOn);

    /// <summary>The other rows of an expert.</summary>
    public IEnumerable<ConsultationRow> Others => List.Rows.Where(row => !row.IsOwed);

    public override async Task LoadAsync(CancellationToken cancellationToken) =>
        List = await Send(new ListConsultations(Shown, After, Before), cancellationToken);
}
