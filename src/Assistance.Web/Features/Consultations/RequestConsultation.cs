using Assistance.Data;
using Assistance.Domain.Consultations;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Consultations;

/// <summary>Asks for a consultation; gives its number.</summary>
/// <param name="Problems">Numbers of the problems that it is to be about: "P1".</param>
public sealed record RequestConsultation(string Reference, string Reason, ConsultationForm? Form, IReadOnlyList<string> Problems) : IRequest<string>;

internal sealed class RequestConsultationValidator : AbstractValidator<RequestConsultation>
{
    public RequestConsultationValidator()
    {
        RuleFor(command => command.Reason).MaximumLength(2000);
        RuleFor(command => command.Form).NotNull().IsInEnum();
    }
}

internal sealed class RequestConsultationHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<RequestConsultation, string>
{
    public async Task<string> Handle(RequestConsultation request, CancellationToken cancellationToken)
    {
        var found = await db.Cases.FirstOrDefaultAsync(one => one.Reference == request.Reference, cancellationToken) ?? throw new NotFoundException();
        found.RequireOpen();
        var about = await db.ProblemRefsAsync(found.CaseId, request.Problems, cancellationToken);
        var number = await db.NextNumberAsync(found.CaseId, "H", cancellationToken);
        db.Add(Consultation.Request(found.ToCaseKey(), number, request.Reason, request.Form!.Value, about, user.Act));
        await db.SaveChangesAsync(cancellationToken);
        return number;
    }
}
