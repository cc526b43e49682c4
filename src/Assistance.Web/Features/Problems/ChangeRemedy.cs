using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>Changes what is prescribed, as long as the problem is worked on.</summary>
/// <param name="Remedy">Its number: "R1".</param>
public sealed record ChangeRemedy(string Reference, string Number, string Remedy, RemedyForm Form) : IRequest<Unit>;

internal sealed class ChangeRemedyValidator : AbstractValidator<ChangeRemedy>
{
    public ChangeRemedyValidator(Text text) => RuleFor(command => command.Form).SetValidator(new RemedyFormValidator(text));
}

internal sealed class ChangeRemedyHandler(AssistanceDb db, Codes codes, CurrentUser user) : IRequestHandler<ChangeRemedy, Unit>
{
    public async Task<Unit> Handle(ChangeRemedy request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        Rule.RequireFor(nameof(RemedyForm.ServiceCode), request.Form.ServiceCode.Length == 0 || codes.Lists.IsService(request.Form.ServiceCode), "problems.rule.service-unknown");
        var remedy = await db.Remedies.FirstOrDefaultAsync(one => one.ProblemId == problem.Id && one.Number == request.Remedy, cancellationToken) ?? throw new NotFoundException();
        remedy.Change(
            problem,
            new RemedyDetails(
                request.Form.Kind!.Value, request.Form.Text, request.Form.ServiceCode, remedy.ConsultationId, remedy.AdoptedPoint, request.Form.Indicator,
                request.Form.ExpectedBefore, request.Form.ExpectedAfter),
            user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
