using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Scheduling;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Jobs;

/// <summary>One job with its history.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class ShowJobModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Job { get; set; } = "";

    /// <summary>What is shown.</summary>
    public JobStanding View { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new ShowJob(Job), cancellationToken);
}
