using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Files;

/// <summary>Stores files that were chosen in a form, and finds again those that the form already held.</summary>
/// <param name="Chosen">What the form carries.</param>
/// <param name="Held">What an earlier form or a draft carried.</param>
public sealed record HoldFiles(IReadOnlyList<IFormFile> Chosen, IReadOnlyList<StoredFileId> Held) : IRequest<KeptFiles>;

/// <summary>What became of them. A file that is refused does not keep the others from being kept.</summary>
/// <param name="Files">The files that the form holds now, in their order.</param>
/// <param name="Refusals">Why others are not among them.</param>
public sealed record KeptFiles(IReadOnlyList<HeldFile> Files, IReadOnlyList<BrokenRuleException> Refusals);

/// <summary>How many there may be is a refusal of the store, so that the others are kept; there is nothing else to check.</summary>
internal sealed class HoldFilesValidator : AbstractValidator<HoldFiles>;

internal sealed class HoldFilesHandler(AssistanceDb db, FileStore files, CurrentUser user, IOptions<UploadOptions> options) : IRequestHandler<HoldFiles, KeptFiles>
{
    public async Task<KeptFiles> Handle(HoldFiles request, CancellationToken cancellationToken)
    {
        // only what the person handed in and nothing uses yet: an identifier in a form opens no other file
        var held = await db.StoredFiles.AsNoTracking()
            .Where(file => request.Held.Contains(file.Id) && file.CaseId == null && file.UploadedBy == user.Person.Id)
            .ToListAsync(cancellationToken);
        var kept = request.Held.Distinct().Select(id => held.Find(file => file.Id == id)).OfType<StoredFile>().ToList();
        var refusals = new List<BrokenRuleException>();
        foreach (var file in request.Chosen)
        {
            try
            {
                Rule.Require(kept.Count < options.Value.MaxFiles, "files.rule.count", options.Value.MaxFiles, FileNames.Clean(file.FileName));
                var stored = await files.SaveAsync(file, user.Act, cancellationToken);
                if (kept.Exists(one => one.Sha256 == stored.Sha256 && one.Name == stored.Name))
                {
                    db.Remove(stored);
                    continue;
                }

                kept.Add(stored);
            }
            catch (BrokenRuleException refusal)
            {
                refusals.Add(refusal);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return new([.. kept.Select(file => new HeldFile(file.Id, file.Name, file.ContentType, file.Size, file.HasPlace))], refusals);
    }
}
