using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Enterprises;

/// <summary>What a list would do, row by row where it is refused, and the button that applies it.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class CheckListModel : AppPage
{
    /// <summary>The file.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Whether rows that are refused are left out.</summary>
    [BindProperty]
    public bool SkipRefused { get; set; }

    /// <summary>What is shown.</summary>
    public ListCheck View { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new CheckList(new StoredFileId(Id)), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var applied = await Send(new ApplyList(new StoredFileId(Id), SkipRefused), cancellationToken);
        return Succeed(EnterprisesLinks.List, "enterprises.import.done", applied.Added, applied.Updated, applied.Unchanged, applied.RefusedRows);
    }
}
