using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;
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

internal sealed class ChangeRemedyHandler(AssistanceDb db, Codes codes, Text text, CurrentUser user) : IRequestHandler<ChangeRemedy, Unit>
{
    public async Task<Unit> Handle(ChangeRemedy request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        Rule.RequireFor(nameof(RemedyForm.ServiceCode), request.Form.ServiceCode.Length == 0 || codes.Lists.IsService(request.Form.ServiceCode), "problems.rule.service-unknown");
        var remedy = await db.Remedies.FirstOrDefaultAsync(one => one.ProblemId == problem.Id && one.Number == request.Remedy, cancellationToken) ?? throw new NotFoundException();
        await db.RequireSeenAsync(remedy, remedy.Id.Value, request.Form.RowVersion, user.Act.At, cancellationToken, Compare(remedy, request.Form));
        remedy.Change(
            problem,
            new RemedyDetails(
                request.Form.Kind!.Value, request.Form.Text, request.Form.ServiceCode, remedy.ConsultationId, remedy.AdoptedPoint, request.Form.Indicator,
                request.Form.ExpectedBefore, request.Form.ExpectedAfter),
            user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private ConflictField[] Compare(Remedy saved, RemedyForm typed) =>
    [
        new(nameof(typed.Kind), $"{saved.Kind}", $"{typed.Kind}", text.Of("problems", saved.Kind), typed.Kind is { } kind ? text.Of("problems", kind) : null),
        new(nameof(typed.Text), saved.Text, Versions.Posted(typed.Text), Label: text["problems.field.remedy-text"]),
        new(nameof(typed.ServiceCode), saved.ServiceCode, typed.ServiceCode),
        new(nameof(typed.Indicator), saved.Indicator, Versions.Posted(typed.Indicator)),
        new(nameof(typed.ExpectedBefore), saved.ExpectedBefore, Versions.Posted(typed.ExpectedBefore)),
        new(nameof(typed.ExpectedAfter), saved.ExpectedAfter, Versions.Posted(typed.ExpectedAfter)),
    ];
}
