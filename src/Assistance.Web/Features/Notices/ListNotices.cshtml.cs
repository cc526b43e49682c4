using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Notices;

/// <summary>我的通知: what the reader was told, why, and where it belongs.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class ListNoticesModel : AppPage
{
    /// <summary>"unread" for what was not read yet; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string Show { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    /// <summary>Whether only what was not read is shown.</summary>
    public bool UnreadOnly => Show == "unread";

    /// <summary>The page of notices.</summary>
    public NoticeList View { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new ListNotices(UnreadOnly, After), cancellationToken);

    public async Task<IActionResult> OnPostReadAsync(Guid? id, CancellationToken cancellationToken)
    {
        var count = await Send(new MarkRead(id is { } one ? new NoticeId(one) : null), cancellationToken);
        return Succeed(UnreadOnly ? NoticesLinks.Unread : NoticesLinks.List, "notices.marked", count);
    }
}
