using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Enterprises;

/// <summary>Changes what is known about an enterprise. The social credit code stays.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class EditEnterpriseModel : AppPage
{
    /// <summary>Social credit code.</summary>
    [BindProperty(SupportsGet = true)]
    public string Uscc { get; set; } = "";

    [BindProperty]
    public EnterpriseFacts Facts { get; set; } = new();

    [BindProperty]
    public int RowVersion { get; set; }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var form = await Send(new GetEnterpriseForm(Uscc), cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            Facts = form.Facts;
        }

        RowVersion = form.RowVersion;
        Uscc = form.Uscc;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new EditEnterprise(Uscc, Facts, RowVersion), cancellationToken);
        return Succeed(EnterprisesLinks.Details(Uscc), "enterprises.edit.done", Facts.Name.Trim());
    }
}
