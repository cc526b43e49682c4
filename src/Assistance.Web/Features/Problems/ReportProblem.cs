using Assistance.Data;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Problems;

/// <summary>Either side names a problem. A report of the enterprise has the source "enterprise", whatever was chosen.</summary>
/// <param name="Domains">Codes of service domains.</param>
public sealed record ReportProblem(string Reference, string Title, string Description, IReadOnlyList<string> Domains, ProblemSource? Source) : IRequest<string>;

internal sealed class ReportProblemValidator : AbstractValidator<ReportProblem>
{
    public ReportProblemValidator(Text text)
    {
        RuleFor(command => command.Title).NotEmpty().WithMessage(text["problems.rule.title-needed"]).MaximumLength(300);
        RuleFor(command => command.Description).MaximumLength(8000);
        RuleFor(command => command.Domains).NotEmpty().WithMessage(text["problems.rule.domain-needed"]);
        RuleFor(command => command.Source).IsInEnum();
    }
}

internal sealed class ReportProblemHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ReportProblem, string>
{
    public async Task<string> Handle(ReportProblem request, CancellationToken cancellationToken)
    {
        var found = await db.OpenCaseOfProblemAsync(request.Reference, cancellationToken);
        var number = await db.NextNumberAsync(found.CaseId, "P", cancellationToken);
        var report = new ProblemReport(request.Title, request.Description, request.Domains, request.Source ?? ProblemSource.Other, null, "");
        db.Add(QualityProblem.Report(found.ToCaseKey(), number, report, user.Act));
        await db.SaveChangesAsync(cancellationToken);
        return number;
    }
}
