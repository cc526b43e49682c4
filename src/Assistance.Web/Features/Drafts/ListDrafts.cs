using Assistance.Data;
using Assistance.Web.Infrastructure.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Drafts;

/// <summary>Asks for the reader's drafts, the latest first.</summary>
public sealed record ListDrafts : IRequest<IReadOnlyList<DraftRow>>;

/// <summary>One draft.</summary>
/// <param name="Url">The page that shows it again.</param>
/// <param name="SavedAt">UTC.</param>
public sealed record DraftRow(string Url, string Title, DateTime SavedAt);

/// <summary>What the page is told after it kept a draft while its reader was typing.</summary>
/// <param name="Message">The state in words: "saved on the server 14:32".</param>
/// <param name="Files">Files that came with it and are stored now.</param>
/// <param name="Refused">Why others were not taken.</param>
public sealed record DraftAnswer(string Message, IReadOnlyList<DraftFile> Files, IReadOnlyList<string> Refused);

/// <summary>A stored file of a draft.</summary>
/// <param name="Input">Name of the file input.</param>
/// <param name="Token">Name of the box that holds it.</param>
public sealed record DraftFile(string Input, string Token, Guid Id, string Name)
{
    /// <summary>Every file of an input.</summary>
    public static IEnumerable<DraftFile> Of(string input, HeldFiles files) =>
        files.Select(file => new DraftFile(input, HeldFiles.TokenName(input), file.Id.Value, file.Name));
}

internal sealed class ListDraftsHandler(AssistanceDb db) : IRequestHandler<ListDrafts, IReadOnlyList<DraftRow>>
{
    private const int Most = 100;

    public async Task<IReadOnlyList<DraftRow>> Handle(ListDrafts request, CancellationToken cancellationToken) =>
        await db.Drafts.OrderByDescending(draft => draft.SavedAt).Take(Most)
            .Select(draft => new DraftRow(draft.FormKey, draft.Title, draft.SavedAt))
            .ToListAsync(cancellationToken);
}
