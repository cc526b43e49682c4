using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Files;

/// <summary>Sends a file to be saved; a browser never shows it as a page of ours.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class DownloadFileModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var file = await Send(new DownloadFile(new StoredFileId(Id)), cancellationToken);
        FileHeaders.Add(Response);
        return File(file.Content, file.ContentType, file.Name);
    }
}
