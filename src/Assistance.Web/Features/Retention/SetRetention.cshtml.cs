using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Retention;

/// <summary>How long things are kept, and what would go tonight.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class SetRetentionModel : AppPage
{
    [BindProperty]
    public int? Notices { get; set; }

    [BindProperty]
    public int? Drafts { get; set; }

    [BindProperty]
    public int? Sessions { get; set; }

    [BindProperty]
    public int? MailFolder { get; set; }

    [BindProperty]
    public int? ClosedCases { get; set; }

    /// <summary>What is shown.</summary>
    public RetentionView View { get; private set; } = null!;

    /// <summary>Whether what is typed is tried, and not in force.</summary>
    public bool IsPreview { get; private set; }

    private Dictionary<RetentionKind, int?> Typed => new()
    {
        [RetentionKind.Notices] = Notices,
        [RetentionKind.Drafts] = Drafts,
        [RetentionKind.Sessions] = Sessions,
        [RetentionKind.MailFolder] = MailFolder,
        [RetentionKind.ClosedCases] = ClosedCases,
    };

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        View = await Send(new GetRetention(), cancellationToken);
        if (!Request.HasFormContentType)
        {
            int? Of(RetentionKind kind) => View.Rules.First(one => one.Rule.Kind == kind).Rule.Days;
            (Notices, Drafts, Sessions) = (Of(RetentionKind.Notices), Of(RetentionKind.Drafts), Of(RetentionKind.Sessions));
            (MailFolder, ClosedCases) = (Of(RetentionKind.MailFolder), Of(RetentionKind.ClosedCases));
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new SetRetention(Typed), cancellationToken);
        return Succeed(RetentionLinks.Rules, "retention.saved");
    }

    public async Task<IActionResult> OnPostLookAsync(CancellationToken cancellationToken)
    {
        (View, IsPreview) = (await Send(new GetRetention(Typed), cancellationToken), true);
        return Page();
    }
}
