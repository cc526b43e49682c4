using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Consultations;

/// <summary>Invites an expert.</summary>
/// <param name="Expert">The person.</param>
/// <param name="OpinionDue">By when the opinion is owed.</param>
public sealed record InviteExpert(string Reference, string Number, Guid? Expert, DateOnly? OpinionDue) : IRequest<string>;

internal sealed class InviteExpertValidator : AbstractValidator<InviteExpert>
{
    public InviteExpertValidator()
    {
        RuleFor(command => command.Expert).NotNull();
        RuleFor(command => command.OpinionDue).NotNull();
    }
}

internal sealed class InviteExpertHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<InviteExpert, string>
{
    public async Task<string> Handle(InviteExpert request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        var id = new PersonId(request.Expert!.Value);
        var expert = await db.People.FirstOrDefaultAsync(person => person.Id == id && person.Role == Role.Expert && person.IsActive, cancellationToken)
            ?? throw new NotFoundException();
        consultation.Invite(new PersonRef(expert.Id, expert.Cited), request.OpinionDue!.Value, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return expert.Name;
    }
}
