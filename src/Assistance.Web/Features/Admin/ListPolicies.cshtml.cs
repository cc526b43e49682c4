using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;

namespace Assistance.Web.Features.Admin;

/// <summary>催办规则: which ladder holds for which promise and bureau, and since when.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class ListPoliciesModel : AppPage
{
    /// <summary>What is shown.</summary>
    public IReadOnlyList<PolicyRow> Rows { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Rows = await Send(new GetPolicies(), cancellationToken);
}
