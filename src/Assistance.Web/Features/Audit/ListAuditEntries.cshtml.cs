using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Audit;

/// <summary>审计记录: what was changed and who looked, for those who check it. All filters stand in the address.</summary>
[Authorize(Policy = Policies.AuditReader)]
public sealed class ListAuditEntriesModel : AppPage
{
    /// <summary>Reference of one case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Case { get; set; } = "";

    /// <summary>Part of a name.</summary>
    [BindProperty(SupportsGet = true)]
    public string Who { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public AuditInterest? Interest { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>Key of the last line of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    /// <summary>What is shown.</summary>
    public AuditTrail View { get; private set; } = null!;

    /// <summary>What the check that was asked for just now has found.</summary>
    public AuditCheck? Checked { get; private set; }

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => Case.Length > 0 || Who.Length > 0 || Interest is not null || From is not null || To is not null;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken) =>
        View = await Send(new ListAuditEntries(Case, Who, Interest, From, To, After), cancellationToken);

    /// <summary>Checks every hash of the whole trail.</summary>
    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken cancellationToken)
    {
        Checked = await Send(new CheckAudit(), cancellationToken);
        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>The word of the product for the program's own name of a record or of what happened; that name where there is none.</summary>
    public string Word(string kind, string name)
    {
        var key = $"audit.{kind}.{Infrastructure.Localization.Text.Kebab(name)}";
        return T.Has(key) ? T[key] : name;
    }
}
