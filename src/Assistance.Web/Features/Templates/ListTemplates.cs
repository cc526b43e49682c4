using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Web.Infrastructure.Localization;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Templates;

/// <summary>Asks for all documents with the templates that they are made from.</summary>
public sealed record ListTemplates : IRequest<IReadOnlyList<TemplateLine>>;

/// <summary>A document in one language.</summary>
/// <param name="InForce">The version in force, or null while nobody has changed the template.</param>
public sealed record TemplateLine(DocumentKind Kind, string Language, TemplateVersion? InForce);

/// <summary>One version of a template.</summary>
/// <param name="FileName">Name of the file; empty where the product's own is in force again.</param>
/// <param name="At">When it was put in force, UTC.</param>
/// <param name="By">Who did it.</param>
public sealed record TemplateVersion(int Number, string FileName, DateTime At, string By)
{
    /// <summary>Whether it is the product's own.</summary>
    public bool IsBuiltIn => FileName.Length == 0;
}

internal sealed class ListTemplatesHandler(AssistanceDb db) : IRequestHandler<ListTemplates, IReadOnlyList<TemplateLine>>
{
    public async Task<IReadOnlyList<TemplateLine>> Handle(ListTemplates request, CancellationToken cancellationToken)
    {
        var versions = await db.DocumentTemplates
            .Where(row => !db.DocumentTemplates.Any(later => later.Kind == row.Kind && later.Language == row.Language && later.Version > row.Version))
            .Select(row => new { row.Kind, row.Language, Version = new TemplateVersion(row.Version, row.FileName, row.At, row.ByName) })
            .ToListAsync(cancellationToken);
        return
        [
            .. from kind in Enum.GetValues<DocumentKind>()
               from language in Languages.All
               select new TemplateLine(kind, language.Name, versions.Find(row => row.Kind == kind && row.Language == language.Name)?.Version),
        ];
    }
}
