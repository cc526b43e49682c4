using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Enterprises;

/// <summary>Takes an enterprise into the register.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class AddEnterpriseModel : AppPage
{
    [BindProperty]
    public string Uscc { get; set; } = "";

    [BindProperty]
    public string OverrideReason { get; set; } = "";

    [BindProperty]
    public EnterpriseFacts Facts { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var code = await Send(new AddEnterprise(Uscc, OverrideReason, Facts), cancellationToken);
        return Succeed(EnterprisesLinks.Details(code), "enterprises.add.done", Facts.Name.Trim());
    }
}
