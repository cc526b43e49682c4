using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Documents;

/// <summary>Asks for the template that a document is made from now; null for the product's own.</summary>
/// <param name="Language">Language of the document.</param>
public sealed record GetTemplateInForce(DocumentKind Kind, string Language) : IRequest<byte[]?>;

internal sealed class GetTemplateInForceHandler(AssistanceDb db) : IRequestHandler<GetTemplateInForce, byte[]?>
{
    public Task<byte[]?> Handle(GetTemplateInForce request, CancellationToken cancellationToken) => db.DocumentTemplates
        .Where(row => row.Kind == request.Kind && row.Language == request.Language)
        .OrderByDescending(row => row.Version).Select(row => row.Content).FirstOrDefaultAsync(cancellationToken);
}
