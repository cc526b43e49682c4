using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Scheduling;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Chasing;

/// <summary>催办运行: the proof that nothing is forgotten, and what runs by itself.</summary>
[Authorize(Policy = Policies.ManagerOrAdministrator)]
public sealed class ViewChasingModel(JobsOverview jobs) : AppPage
{
    /// <summary>How the chasing runs.</summary>
    public ChasingView View { get; private set; } = null!;

    /// <summary>The jobs with their runs.</summary>
    public IReadOnlyList<JobStanding> Jobs { get; private set; } = [];

    /// <summary>Whether this node runs jobs.</summary>
    public bool JobsRun => jobs.IsEnabled;

    /// <summary>Whether the reader runs the installation.</summary>
    public bool IsAdministrator => User.IsInRole("Administrator");

    /// <summary>The numbers above.</summary>
    public IReadOnlyList<ChasingTile> Tiles => ChasingTile.Of(View, T);

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        View = await Send(new ViewChasing(), cancellationToken);
        Jobs = await jobs.ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostSweepAsync(CancellationToken cancellationToken)
    {
        var result = await Send(new Sweep(Today), cancellationToken);
        return Succeed(ChasingLinks.Home, "chasing.swept", result.Sum);
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        var check = await Send(new CheckChasing(Today), cancellationToken);
        return Succeed(ChasingLinks.Home, "chasing.checked", check.Sum);
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken cancellationToken)
    {
        await Send(new RetryMail(new NoticeId(id)), cancellationToken);
        return Succeed(ChasingLinks.Home, "chasing.retried");
    }
}
