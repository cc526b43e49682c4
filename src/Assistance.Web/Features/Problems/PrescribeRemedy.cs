using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Problems;

/// <summary>Prescribes a remedy; the first one begins the work on the problem. Refused while no cause is diagnosed.</summary>
public sealed record PrescribeRemedy(string Reference, string Number, RemedyForm Form) : IRequest<string>;

internal sealed class PrescribeRemedyValidator : AbstractValidator<PrescribeRemedy>
{
    public PrescribeRemedyValidator(Text text) => RuleFor(command => command.Form).SetValidator(new RemedyFormValidator(text));
}

internal sealed class PrescribeRemedyHandler(AssistanceDb db, Codes codes, CurrentUser user) : IRequestHandler<PrescribeRemedy, string>
{
    public async Task<string> Handle(PrescribeRemedy request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        Rule.RequireFor(nameof(RemedyForm.ServiceCode), request.Form.ServiceCode.Length == 0 || codes.Lists.IsService(request.Form.ServiceCode), "problems.rule.service-unknown");
        var number = await db.NextNumberAsync(problem.CaseId, "R", cancellationToken);
        var details = new RemedyDetails(
            request.Form.Kind!.Value, request.Form.Text, request.Form.ServiceCode, null, null, request.Form.Indicator, request.Form.ExpectedBefore,
            request.Form.ExpectedAfter);
        db.Add(Remedy.Prescribe(problem, number, details, await db.HasTeamAsync(problem.Id, cancellationToken), user.Act));
        await db.SaveChangesAsync(cancellationToken);
        return number;
    }
}
