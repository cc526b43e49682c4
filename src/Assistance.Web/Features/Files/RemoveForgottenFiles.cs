using Assistance.Data;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Files;

/// <summary>Removes files that were handed in with a form which was never finished, and that no draft holds. Run by a job, daily.</summary>
public sealed record RemoveForgottenFiles : IRequest<int>;

internal sealed class RemoveForgottenFilesValidator : AbstractValidator<RemoveForgottenFiles>;

internal sealed class RemoveForgottenFilesHandler(AssistanceDb db, FileStore files, CurrentUser user, IOptions<UploadOptions> options)
    : IRequestHandler<RemoveForgottenFiles, int>
{
    private const int Batch = 500;

    public async Task<int> Handle(RemoveForgottenFiles request, CancellationToken cancellationToken)
    {
        var before = user.Act.At.AddDays(-options.Value.KeepUnattachedDays);
        var drafts = await db.Drafts.Where(draft => draft.Fields.Contains(".Held")).Select(draft => draft.Fields).ToListAsync(cancellationToken);
        var removed = 0;
        for (Guid? last = null; ;)
        {
            var from = last is { } id ? new Domain.Common.StoredFileId(id) : default;
            var batch = await db.StoredFiles
                .Where(file => file.CaseId == null && file.UploadedAt < before && (last == null || file.Id > from))
                .OrderBy(file => file.Id)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            if (batch.Count == 0)
            {
                await RemoveLeftoversAsync(before, cancellationToken);
                return removed;
            }

            last = batch[^1].Id.Value;
            var forgotten = batch.Where(file => !drafts.Exists(fields => fields.Contains(file.Id.ToString(), StringComparison.Ordinal))).ToList();
            db.RemoveRange(forgotten);
            await db.SaveChangesAsync(cancellationToken);
            removed += forgotten.Count;
            var hashes = forgotten.Select(file => file.Sha256).Distinct().ToList();
            var wanted = await db.StoredFiles.Where(file => hashes.Contains(file.Sha256)).Select(file => file.Sha256).Distinct().ToListAsync(cancellationToken);
            foreach (var hash in hashes.Except(wanted))
            {
                files.RemoveBytes(hash, before);
            }
        }
    }

    // the program was ended between the bytes and their record, or in the middle of them
    private async Task RemoveLeftoversAsync(DateTime before, CancellationToken cancellationToken)
    {
        files.RemoveUnfinished(before);
        foreach (var folder in files.Hashes())
        {
            foreach (var hash in await StoredHashes.UnknownAsync(db, folder, cancellationToken))
            {
                files.RemoveBytes(hash, before);
            }
        }
    }
}
