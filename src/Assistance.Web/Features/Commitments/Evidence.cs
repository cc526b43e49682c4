using Assistance.Data;
using Assistance.Domain.Commitments;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Commitments;

/// <summary>Evidence with what is known of its files.</summary>
internal static class Evidence
{
    /// <summary>The kinds that can be handed in, in the order of the list.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["document", "photo", "certificate", "report", "record", "invoice", "other"];

    /// <summary>The evidence of a commitment.</summary>
    public static async Task<IReadOnlyList<EvidenceView>> EvidenceOfAsync(this AssistanceDb db, Commitment commitment, CancellationToken cancellationToken)
    {
        var ids = commitment.Evidence.Select(item => item.FileId).OfType<Domain.Common.StoredFileId>().ToList();
        var files = ids.Count == 0
            ? []
            : await db.StoredFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).ToListAsync(cancellationToken);
        return [.. commitment.Evidence.Select((item, place) => files.Find(file => file.Id == item.FileId) is { } file
            ? new EvidenceView(item, file.Size, file.ContentType is "image/jpeg" or "image/png" or "image/webp", file.Sha256, Titles(place))
            : new EvidenceView(item, 0, false, null, Titles(place)))];

        List<string> Titles(int place) => [.. commitment.SupersededBy(place).Select(item => item.Title)];
    }
}
