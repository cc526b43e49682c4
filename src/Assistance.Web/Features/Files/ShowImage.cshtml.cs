using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Files;

/// <summary>Sends a picture to be shown inside a page. Only kinds that every browser knows; anything else does not exist here.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class ShowImageModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var file = await Send(new DownloadFile(new StoredFileId(Id)), cancellationToken);
        if (!FileKind.IsShownInline(file.ContentType))
        {
            await file.Content.DisposeAsync();
            return NotFound();
        }

        FileHeaders.Add(Response);
        return File(file.Content, file.ContentType);
    }
}
