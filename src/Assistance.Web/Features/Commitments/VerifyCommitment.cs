using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Commitments;

/// <summary>
/// 验证: the counterparty accepts a confirmation as effective or partly effective. When nothing else of its problem is owed and it was
/// effective, the problem is resolved and its look-back booked.
/// </summary>
/// <param name="Result">Effective or PartlyEffective.</param>
/// <param name="Methods">How it was checked; at least one.</param>
/// <param name="Note">What was seen; for PartlyEffective, what is still missing.</param>
public sealed record VerifyCommitment(
    string Reference, string Number, VerificationResult Result, IReadOnlyList<VerificationMethod> Methods, string? Note) : IRequest<Verified>;

/// <summary>What followed from a verification.</summary>
/// <param name="LookBackOn">The day of the look-back, when the problem was resolved by it.</param>
/// <param name="Problem">The number of its problem when that is still open, or null.</param>
public sealed record Verified(DateOnly? LookBackOn, string? Problem);

internal sealed class VerifyCommitmentValidator : AbstractValidator<VerifyCommitment>
{
    public VerifyCommitmentValidator()
    {
        RuleFor(command => command.Result).IsInEnum();
        RuleForEach(command => command.Methods).IsInEnum();
        RuleFor(command => command.Note).MaximumLength(2000);
    }
}

internal sealed class VerifyCommitmentHandler(AssistanceDb db, Text text, CurrentUser user) : IRequestHandler<VerifyCommitment, Verified>
{
    public async Task<Verified> Handle(VerifyCommitment request, CancellationToken cancellationToken)
    {
        var (commitment, name) = await db.CommitmentAsync(request.Reference, request.Number, cancellationToken);
        AssistanceCase.RequireOpen(name.Status);
        await db.RequireFirstAsync(
            commitment is { State: CommitmentState.Verified or CommitmentState.Superseded, Verifications.Count: > 0 },
            commitment.Id.Value, user.Act.At, cancellationToken, Compare(commitment.Verifications is [.., var last] ? last : null, request));
        var problem = await db.ProblemOfAsync(commitment, cancellationToken);
        var resolves = request.Result == VerificationResult.Effective
            && problem is not null && Resolution.CanResolve(problem)
            && await db.IsLastOfProblemAsync(commitment, cancellationToken);
        var act = user.Act;
        commitment.Verify(request.Result, request.Methods, request.Note, problem?.Severity, resolves, act);
        if (resolves)
        {
            var lead = await db.Cases.Where(one => one.CaseId == commitment.CaseId)
                .Select(one => new { one.LeadId, one.LeadName, one.BackupId, one.BackupName })
                .FirstAsync(cancellationToken);
            var backup = lead.BackupId is { } id ? new PersonRef(id, lead.BackupName ?? "") : null;
            Resolution.Resolve(db, problem!, new PersonRef(lead.LeadId, lead.LeadName), backup, commitment.Verifications[^1].By, act);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new(problem?.LookBackDueOn, problem is { IsOpen: true } ? problem.Number : null);
    }

    private ConflictField[] Compare(Verification? saved, VerifyCommitment typed) =>
    [
        new(nameof(Verdict), $"{saved?.Result}", $"{typed.Result}", saved is null ? null : text.Of("commitments", saved.Result), text.Of("commitments", typed.Result)),
        new(nameof(typed.Methods), Words(saved?.Methods ?? []), Words(typed.Methods)),
        new(nameof(typed.Note), Versions.Posted(saved?.Note), Versions.Posted(typed.Note)),
    ];

    private string Words(IEnumerable<VerificationMethod> methods) => string.Join('\n', methods.Order().Select(method => text.Of("commitments", method)));
}
