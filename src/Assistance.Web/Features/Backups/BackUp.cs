using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Web.Infrastructure.Backups;
using Assistance.Web.Infrastructure.Localization;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Backups;

/// <summary>Writes and verifies a backup of everything that the installation owns, while people work.</summary>
/// <param name="Folder">Where backups are kept; the backup gets a folder of its own in it.</param>
/// <param name="Keep">How many backups of that folder are kept, this one among them; null keeps all.</param>
public sealed record BackUp(string Folder, int? Keep = null) : IRequest<WrittenBackup>;

/// <summary>A folder must be named.</summary>
public sealed class BackUpValidator : AbstractValidator<BackUp>
{
    public BackUpValidator()
    {
        RuleFor(request => request.Folder).NotEmpty();
        RuleFor(request => request.Keep).GreaterThan(0);
    }
}

internal sealed class BackUpHandler(AssistanceDb db, BackupWriter backups, Clock clock) : IRequestHandler<BackUp, WrittenBackup>
{
    public async Task<WrittenBackup> Handle(BackUp request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var written = await backups.WriteAsync(request.Folder, clock.Now, cancellationToken);
        await LastBackup.RememberAsync(db, written.Folder, clock.Now, cancellationToken);
        if (request.Keep is { } keep)
        {
            BackupWriter.Prune(request.Folder, keep);
        }

        return written;
    }
}
