using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Cases;

/// <summary>The regulator records what was measured. Lines are added by a button; no script is needed.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class RecordOutcomeModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Version of the case that the form was opened on.</summary>
    [BindProperty]
    public int RowVersion { get; set; }

    /// <summary>The lines.</summary>
    [BindProperty]
    public List<MeasureInput> Measures { get; set; } = [];

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        if (!HttpMethods.IsPost(Request.Method) || !ModelState.ContainsKey(nameof(RowVersion)))
        {
            var outcome = await Send(new GetOutcome(Reference), cancellationToken);
            RowVersion = outcome.RowVersion;
            Measures = HttpMethods.IsPost(Request.Method) ? Measures : [.. outcome.Measures.Select(MeasureInput.Of)];
        }

        if (Measures.Count == 0)
        {
            Measures.Add(new());
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new RecordOutcome(Reference, RowVersion, Measures), cancellationToken);
        return Succeed(CasesLinks.Tab(Reference, "outcome"), "cases.outcome.done");
    }

    /// <summary>One more line; nothing is saved yet.</summary>
    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        Measures.Add(new());
        await LoadAsync(cancellationToken);
        return Page();
    }
}
