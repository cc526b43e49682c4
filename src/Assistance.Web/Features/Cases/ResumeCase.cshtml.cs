using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Cases;

/// <summary>A manager takes a paused case up again.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class ResumeCaseModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>A word about it.</summary>
    [BindProperty]
    public string Note { get; set; } = "";

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Head = await Send(new GetCaseHead(Reference), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ResumeCase(Reference, Note), cancellationToken);
        return Succeed(CasesLinks.Details(Reference), "cases.resume.done");
    }
}
