using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Visits;

/// <summary>The enterprise acknowledges a record with the own account; or the regulator writes down who did so on the spot.</summary>
/// <param name="Name">Who acknowledged on the spot; not asked of the enterprise's own people.</param>
/// <param name="Comment">What the enterprise says about the record.</param>
public sealed record AcknowledgeVisit(string Reference, string Number, string Name, string Comment) : IRequest<Unit>;

internal sealed class AcknowledgeVisitValidator : AbstractValidator<AcknowledgeVisit>
{
    public AcknowledgeVisitValidator()
    {
        RuleFor(command => command.Name).MaximumLength(100);
        RuleFor(command => command.Comment).MaximumLength(2000);
    }
}

internal sealed class AcknowledgeVisitHandler(AssistanceDb db, CurrentUser user, IMediator mediator, KeptDocuments documents, Codes codes)
    : IRequestHandler<AcknowledgeVisit, Unit>
{
    public async Task<Unit> Handle(AcknowledgeVisit request, CancellationToken cancellationToken)
    {
        var visit = await db.OpenVisitAsync(request.Reference, request.Number, cancellationToken);
        var act = user.Act;
        if (act.By.Find(who => who.IsRegulatorOf(visit.DivisionCode)) is null)
        {
            visit.Acknowledge(request.Comment, act);
        }
        else
        {
            visit.AcknowledgeOnTheSpot(request.Name, request.Comment, act);
        }

        // from now on the record cannot be corrected: the version that was acknowledged stays
        await documents.SaveAndKeepAsync(
            visit.ToCaseKey(), isInternal: false,
            async text => VisitDocument.Write(
                text, codes, await mediator.Send(new GetCaseHead(request.Reference), cancellationToken), await mediator.Send(new GetVisit(request.Reference, request.Number), cancellationToken)),
            act, cancellationToken);
        return Unit.Value;
    }
}
