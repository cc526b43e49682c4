using System.Globalization;
using Assistance.Data;
using Assistance.Domain.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Documents;

/// <summary>Asks for the template that a document is made from now; null for the product's own.</summary>
/// <param name="Language">Language of the document.</param>
public sealed record GetTemplateInForce(DocumentKind Kind, CultureInfo Language) : IRequest<byte[]?>;

internal sealed class GetTemplateInForceHandler(AssistanceDb db) : IRequestHandler<GetTemplateInForce, byte[]?>
{
    public Task<byte[]?> Handle(GetTemplateInForce request, CancellationToken cancellationToken) => db.TemplateInForceAsync(request.Kind, request.Language, cancellationToken);
}

internal static class TemplatesInForce
{
    /// <summary>The template that a document is made from now; null for the product's own.</summary>
    public static Task<byte[]?> TemplateInForceAsync(this AssistanceDb db, DocumentKind kind, CultureInfo language, CancellationToken cancellationToken) => db.DocumentTemplates
        .Where(row => row.Kind == kind && row.Language == language.Name)
        .OrderByDescending(row => row.Version).Select(row => row.Content).FirstOrDefaultAsync(cancellationToken);
}
