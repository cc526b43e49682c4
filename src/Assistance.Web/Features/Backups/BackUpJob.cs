using Assistance.Web.Infrastructure.Backups;
using Assistance.Web.Infrastructure.Scheduling;
using MediatR;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Backups;

/// <summary>夜间备份: backs up every night to the folder of the settings, when there is one.</summary>
public sealed class BackUpJob(IServiceScopeFactory scopes, IOptions<BackupOptions> options) : CommandJob(scopes)
{
    /// <inheritdoc/>
    protected override Task RunAsync(IMediator mediator, DateOnly today, CancellationToken cancellationToken) =>
        options.Value.Folder.Length == 0 ? Task.CompletedTask : mediator.Send(new BackUp(options.Value.Folder, options.Value.Keep), cancellationToken);
}
