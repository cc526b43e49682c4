using Assistance.Domain.Commitments;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Commitments;

/// <summary>Owner or backup confirm that it is done.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class ConfirmCommitmentModel() : CommitmentPage(CommitmentVerb.Confirm)
{
    /// <summary>What was done.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What sort of evidence it is.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>The files.</summary>
    [BindProperty]
    public HeldFiles Evidence { get; set; } = HeldFiles.None;

    /// <summary>Evidence without a file.</summary>
    [BindProperty]
    public string? Title { get; set; }

    /// <summary>First day of the time that the evidence speaks of.</summary>
    [BindProperty]
    public DateOnly? PeriodFrom { get; set; }

    /// <summary>Last day of that time.</summary>
    [BindProperty]
    public DateOnly? PeriodUntil { get; set; }

    /// <summary>The kinds of evidence, that of the rule first chosen.</summary>
    public IEnumerable<SelectListItem> Kinds => Commitments.Evidence.Kinds.Select(kind => new SelectListItem(T["commitments.evidence-kind." + kind], kind));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Kind ??= Form.EvidenceRule is EvidenceRule.None or EvidenceRule.Any ? "document" : Infrastructure.Localization.Text.Kebab(Form.EvidenceRule.ToString());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var confirmed = await Send(new ConfirmCommitment(Reference, Number, Note, Kind, Evidence.Ids, Title, PeriodFrom, PeriodUntil), cancellationToken);
        return Done("commitments.confirm.done", confirmed.Verifier, confirmed.VerifyBy);
    }
}
