using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Enterprises;

/// <summary>One enterprise: facts, size class and how it came about, cooperative, contacts, cases.</summary>
[Authorize(Policy = Policies.CaseReader)]
public sealed class ViewEnterpriseModel : AppPage
{
    /// <summary>Social credit code.</summary>
    [BindProperty(SupportsGet = true)]
    public string Uscc { get; set; } = "";

    /// <summary>What is shown.</summary>
    public EnterpriseView View { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new GetEnterprise(Uscc), cancellationToken);
}
