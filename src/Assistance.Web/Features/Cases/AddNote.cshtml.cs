using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Cases;

/// <summary>Somebody of either side writes a note.</summary>
[Authorize(Policy = Policies.RegulatorOrEnterprise)]
public sealed class AddNoteModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The note.</summary>
    [BindProperty]
    public string Text { get; set; } = "";

    /// <summary>Whether only the regulator may read it.</summary>
    [BindProperty]
    public bool Internal { get; set; }

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Head = await Send(new GetCaseHead(Reference), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new AddNote(Reference, Text, Internal), cancellationToken);
        return Succeed(CasesLinks.Details(Reference), "cases.note.done");
    }
}
