using Assistance.Domain.Cases;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Cases;

/// <summary>A manager closes a case, or reads exactly what still blocks it.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class CloseCaseModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>How it ended.</summary>
    [BindProperty]
    public CaseResult? Result { get; set; }

    /// <summary>What others can learn from it.</summary>
    [BindProperty]
    public string LessonsLearned { get; set; } = "";

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    /// <summary>What blocks.</summary>
    public ClosingView Closing { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Closing = await Send(new GetClosing(Reference), cancellationToken);
        if (!HttpMethods.IsPost(Request.Method))
        {
            LessonsLearned = Closing.LessonsLearned ?? "";
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new CloseCase(Reference, Result, LessonsLearned), cancellationToken);
        return Succeed(CasesLinks.Details(Reference), "cases.close.done");
    }
}
