using FluentValidation;
using MediatR;

namespace Assistance.Web.Infrastructure.Documents;

/// <summary>The version of a document that was issued; null when none was, or the reader may not see it.</summary>
/// <param name="Number">Number of the document.</param>
public sealed record FindKept(string Number) : IRequest<KeptDocument?>;

/// <summary>The Word file of a version that was issued.</summary>
public sealed record OpenKept(KeptDocument Kept) : IRequest<Stream>;

internal sealed class FindKeptValidator : AbstractValidator<FindKept>;

internal sealed class OpenKeptValidator : AbstractValidator<OpenKept>;

internal sealed class FindKeptHandler(KeptDocuments documents) : IRequestHandler<FindKept, KeptDocument?>
{
    public Task<KeptDocument?> Handle(FindKept request, CancellationToken cancellationToken) => documents.FindAsync(request.Number, cancellationToken);
}

internal sealed class OpenKeptHandler(KeptDocuments documents) : IRequestHandler<OpenKept, Stream>
{
    public Task<Stream> Handle(OpenKept request, CancellationToken cancellationToken) => Task.FromResult(documents.OpenWord(request.Kept));
}
