using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Pipeline;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Chasing;

/// <summary>The newest mails of the pickup folder.</summary>
public sealed record ListMail : IRequest<IReadOnlyList<ReadMail>>;

/// <summary>One mail of the pickup folder.</summary>
/// <param name="File">Name of its file.</param>
public sealed record OpenMail(string File) : IRequest<ReadMail>;

/// <summary>Nothing to check: a name that is none finds nothing.</summary>
public sealed class OpenMailValidator : AbstractValidator<OpenMail>;

internal sealed class ListMailHandler(PickupFolder folder) : IRequestHandler<ListMail, IReadOnlyList<ReadMail>>
{
    private const int Count = 50;

    public Task<IReadOnlyList<ReadMail>> Handle(ListMail request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReadMail>>([.. folder.Newest(Count).Select(folder.Read).OfType<ReadMail>()]);
}

internal sealed class OpenMailHandler(PickupFolder folder) : IRequestHandler<OpenMail, ReadMail>
{
    public Task<ReadMail> Handle(OpenMail request, CancellationToken cancellationToken) =>
        Task.FromResult(folder.Read(request.File) ?? throw new NotFoundException());
}
