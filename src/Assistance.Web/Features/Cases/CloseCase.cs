using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Cases;

/// <summary>What still blocks closing a case, for either result.</summary>
public sealed record GetClosing(string Reference) : IRequest<ClosingView>;

/// <summary>What still blocks closing a case.</summary>
/// <param name="Effective">What blocks closing it as effective.</param>
/// <param name="NotEffective">What blocks closing it as not effective; its open problems then end unresolved.</param>
/// <param name="OpenProblems">Numbers of the problems that would end unresolved.</param>
public sealed record ClosingView(
    IReadOnlyList<ClosingBlock> Effective, IReadOnlyList<ClosingBlock> NotEffective, IReadOnlyList<string> OpenProblems, string? LessonsLearned);

/// <summary>Closes a case. Completes the agreement in force; when the assistance did not work, its open problems end unresolved.</summary>
/// <param name="LessonsLearned">What others can learn from it.</param>
public sealed record CloseCase(string Reference, CaseResult? Result, string LessonsLearned) : IRequest<Unit>;

internal sealed class CloseCaseValidator : AbstractValidator<CloseCase>
{
    public CloseCaseValidator()
    {
        RuleFor(command => command.Result).NotNull().IsInEnum();
        RuleFor(command => command.LessonsLearned).NotEmpty().MaximumLength(4000);
    }
}

internal sealed class GetClosingHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetClosing, ClosingView>
{
    public async Task<ClosingView> Handle(GetClosing request, CancellationToken cancellationToken)
    {
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        var facts = await ClosingFactsReader.ReadAsync(db, found, user.Today, cancellationToken);
        return new(
            ClosingGate.Blocks(facts, CaseResult.ClosedEffective),
            ClosingGate.Blocks(facts, CaseResult.ClosedNotEffective),
            [.. facts.Problems.Where(problem => ClosingGate.IsOpen(problem.State)).Select(problem => problem.Number)],
            found.LessonsLearned);
    }
}

internal sealed class CloseCaseHandler(AssistanceDb db, CurrentUser user, IMediator mediator, KeptDocuments documents) : IRequestHandler<CloseCase, Unit>
{
    public async Task<Unit> Handle(CloseCase request, CancellationToken cancellationToken)
    {
        var (result, act) = (request.Result!.Value, user.Act);
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        var facts = await ClosingFactsReader.ReadAsync(db, found, act.Today, cancellationToken);
        found.Close(result, request.LessonsLearned, ClosingGate.Blocks(facts, result), act);
        foreach (var problem in await db.Problems.Where(problem => problem.CaseId == found.CaseId).ToListAsync(cancellationToken))
        {
            if (problem.IsOpen)
            {
                problem.EndUnresolved(act);
            }
        }

        // a renewal may be in force already beside the agreement that it follows
        foreach (var agreement in await db.Agreements.Where(one => one.CaseId == found.CaseId && one.State == AgreementState.InForce).ToListAsync(cancellationToken))
        {
            agreement.Complete("case-closed", found.Happenings[^1].By, act.Today);
        }

        await documents.SaveAndKeepAsync(found.ToCaseKey(), isInternal: false, CertificateAsync, act, cancellationToken);
        return Unit.Value;

        // one version for both sides: what the enterprise is not told of is not in it
        async Task<PrintedDocument> CertificateAsync(Text text)
        {
            var view = await mediator.Send(new ViewCase(request.Reference, "outcome"), cancellationToken);
            return ClosureDocument.Write(
                text, view with { Problems = [.. view.Problems.Select(one => one with { HiddenEnd = one.HiddenEnd || one.State == ProblemState.Referred })] });
        }
    }
}
