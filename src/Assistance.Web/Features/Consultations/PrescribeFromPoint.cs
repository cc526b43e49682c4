using Assistance.Data;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Consultations;

/// <summary>Makes a remedy of an adopted point, for one problem of the consultation; gives the remedy's number.</summary>
/// <param name="Point">As people count, from 1.</param>
/// <param name="Problem">Number of the problem: "P1".</param>
/// <param name="ServiceCode">Code of the quality service that helps, or empty.</param>
public sealed record PrescribeFromPoint(
    string Reference, string Number, int Point, string Problem, RemedyKind? Kind, string Text, string ServiceCode, string Indicator,
    string ExpectedBefore, string ExpectedAfter) : IRequest<string>;

internal sealed class PrescribeFromPointValidator : AbstractValidator<PrescribeFromPoint>
{
    public PrescribeFromPointValidator(Codes codes, Text text)
    {
        RuleFor(command => command.Problem).NotEmpty();
        RuleFor(command => command.Kind).NotNull().IsInEnum();
        RuleFor(command => command.Text).MaximumLength(2000);
        RuleFor(command => command.ServiceCode).Must(code => code.Length == 0 || codes.Lists.IsService(code)).WithMessage(_ => text["shared.input.unknown"]);
        RuleFor(command => command.Indicator).MaximumLength(200);
        RuleFor(command => command.ExpectedBefore).MaximumLength(100);
        RuleFor(command => command.ExpectedAfter).MaximumLength(100);
    }
}

internal sealed class PrescribeFromPointHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<PrescribeFromPoint, string>
{
    public async Task<string> Handle(PrescribeFromPoint request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        var link = consultation.Problems.FirstOrDefault(one => one.Number == request.Problem) ?? throw new NotFoundException();
        var problem = await db.Problems.FirstOrDefaultAsync(one => one.Id == link.ProblemId, cancellationToken) ?? throw new NotFoundException();
        var hasTeam = await db.ResearchTeams.AnyAsync(team => team.ProblemId == problem.Id, cancellationToken);
        var number = await db.NextNumberAsync(consultation.CaseId, "R", cancellationToken);
        var details = new RemedyDetails(
            request.Kind!.Value, request.Text, request.ServiceCode, consultation.Id, request.Point - 1, request.Indicator, request.ExpectedBefore, request.ExpectedAfter);
        var remedy = Remedy.Prescribe(problem, number, details, hasTeam, user.Act);
        consultation.LinkRemedy(request.Point - 1, remedy.Id, user.Act);
        db.Add(remedy);
        await db.SaveChangesAsync(cancellationToken);
        return number;
    }
}
