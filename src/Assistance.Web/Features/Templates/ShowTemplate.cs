using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Templates;

/// <summary>Asks for the versions of the template of a document, the newest first.</summary>
public sealed record ShowTemplate(string Kind, string Language) : IRequest<TemplateView>;

/// <summary>The template of a document in one language.</summary>
/// <param name="Versions">All versions, the newest, which is in force, first; empty while nobody has changed it.</param>
public sealed record TemplateView(DocumentKind Kind, string Language, IReadOnlyList<TemplateVersion> Versions)
{
    /// <summary>Whether the documents are made from the product's own.</summary>
    public bool IsBuiltIn => Versions.Count == 0 || Versions[0].IsBuiltIn;
}

/// <summary>Asks for a version as a Word file.</summary>
/// <param name="Version">Its number; 0 for the product's own.</param>
public sealed record DownloadTemplate(string Kind, string Language, int Version) : IRequest<byte[]>;

/// <summary>Asks for a document with invented contents, made from the template in force.</summary>
public sealed record TryTemplate(string Kind, string Language) : IRequest<byte[]>;

internal sealed class ShowTemplateHandler(AssistanceDb db) : IRequestHandler<ShowTemplate, TemplateView>
{
    public async Task<TemplateView> Handle(ShowTemplate request, CancellationToken cancellationToken)
    {
        var (kind, language) = DocumentNames.Find(request.Kind, request.Language) ?? throw new NotFoundException();
        return new(kind, language.Name, await db.DocumentTemplates
            .Where(row => row.Kind == kind && row.Language == language.Name).OrderByDescending(row => row.Version)
            .Select(row => new TemplateVersion(row.Version, row.FileName, row.At, row.ByName)).ToListAsync(cancellationToken));
    }
}

internal sealed class DownloadTemplateHandler(AssistanceDb db) : IRequestHandler<DownloadTemplate, byte[]>
{
    public async Task<byte[]> Handle(DownloadTemplate request, CancellationToken cancellationToken)
    {
        var (kind, language) = DocumentNames.Find(request.Kind, request.Language) ?? throw new NotFoundException();
        return request.Version == 0
            ? WordFile.BuiltIn(language)
            : await db.DocumentTemplates.Where(row => row.Kind == kind && row.Language == language.Name && row.Version == request.Version)
                .Select(row => row.Content).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
    }
}

internal sealed class TryTemplateHandler(AssistanceDb db, Text text) : IRequestHandler<TryTemplate, byte[]>
{
    public async Task<byte[]> Handle(TryTemplate request, CancellationToken cancellationToken)
    {
        var (kind, language) = DocumentNames.Find(request.Kind, request.Language) ?? throw new NotFoundException();
        return WordFile.Write(DocumentNames.Example(text.In(language), kind), await db.TemplateInForceAsync(kind, language, cancellationToken));
    }
}
