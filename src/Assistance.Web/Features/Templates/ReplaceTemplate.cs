using System.Security.Cryptography;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Templates;

/// <summary>Puts a new version of a template in force. Documents that were issued before stay as they are.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="Content">The Word file; null puts the product's own in force again.</param>
/// <param name="Expected">Number of the newest version that the administrator has seen; 0 for none.</param>
public sealed record ReplaceTemplate(string Kind, string Language, string FileName, byte[]? Content, int Expected) : IRequest<int>;

internal sealed class ReplaceTemplateValidator : AbstractValidator<ReplaceTemplate>;

internal sealed class ReplaceTemplateHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ReplaceTemplate, int>
{
    private const string Upload = nameof(Upload);
    private const int MostName = 200;

    public async Task<int> Handle(ReplaceTemplate request, CancellationToken cancellationToken)
    {
        var (kind, language) = DocumentNames.Find(request.Kind, request.Language) ?? throw new NotFoundException();
        var by = user.Act.By.Require(capacity => capacity.Role == Role.Administrator, "templates.rule.who");
        if (request.Content is not null)
        {
            Rule.RequireFor(Upload, request.Content.Length > 0, "templates.rule.missing");
            WordTemplate.Check(request.Content, Upload);
        }

        var versions = await db.DocumentTemplates.CountAsync(row => row.Kind == kind && row.Language == language.Name, cancellationToken);
        Rule.Require(versions == request.Expected, "templates.rule.changed");
        var name = Path.GetFileName(request.FileName);
        var added = db.Add(new DocumentTemplate
        {
            Id = RecordId.New(),
            Kind = kind,
            Language = language.Name,
            Version = versions + 1,
            FileName = request.Content is null ? "" : name.Length is 0 or > MostName ? "template.docx" : name,
            Content = request.Content,
            At = user.Act.At,
            ByName = by.Person.Name,
        }).Entity;
        // the bytes themselves would swell the trail: their hash says which they were
        db.Note(new(nameof(DocumentTemplate), $"{kind}/{language.Name}", "Added", new Dictionary<string, object?[]>
        {
            [nameof(DocumentTemplate.Version)] = [request.Expected, added.Version],
            [nameof(DocumentTemplate.FileName)] = [null, added.FileName],
            ["Sha256"] = [null, added.Content is null ? null : Convert.ToHexStringLower(SHA256.HashData(added.Content))],
        }));
        await db.SaveChangesAsync(cancellationToken);
        return added.Version;
    }
}
