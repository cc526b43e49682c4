using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Cases;

/// <summary>Adds a note to the history of a case.</summary>
/// <param name="Text">The note.</param>
/// <param name="Internal">Whether only the regulator's side may read it.</param>
public sealed record AddNote(string Reference, string Text, bool Internal) : IRequest<Unit>;

internal sealed class AddNoteValidator : AbstractValidator<AddNote>
{
    public AddNoteValidator() => RuleFor(command => command.Text).NotEmpty().MaximumLength(4000);
}

internal sealed class AddNoteHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<AddNote, Unit>
{
    public async Task<Unit> Handle(AddNote request, CancellationToken cancellationToken)
    {
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        found.Note(request.Text, request.Internal, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
