using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Enterprises;

/// <summary>Saves every reason for which rows of a list are refused, to be worked through beside the list.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class SaveRefusedRowsModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var table = await Send(new SaveRefusedRows(new StoredFileId(Id)), cancellationToken);
        Response.Headers.CacheControl = "private, no-store";
        return File(table.Csv, "text/csv; charset=utf-8", table.Name);
    }
}
