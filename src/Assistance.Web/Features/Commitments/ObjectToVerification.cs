using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Commitments;

/// <summary>The enterprise objects to the verification of a commitment of the regulator; the manager is told.</summary>
/// <param name="Text">What is wrong with it.</param>
public sealed record ObjectToVerification(string Reference, string Number, string? Text) : IRequest<Unit>;

/// <summary>The commitment, for the form that objects to its verification.</summary>
public sealed record GetObjectionForm(string Reference, string Number, bool Refuse) : IRequest<ObjectionForm>;

/// <summary>What is objected to.</summary>
public sealed record ObjectionForm(string Text, string Owner, Verification? Verification);

internal sealed class ObjectToVerificationValidator : AbstractValidator<ObjectToVerification>
{
    public ObjectToVerificationValidator() => RuleFor(command => command.Text).MaximumLength(2000);
}

internal sealed class GetObjectionFormHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetObjectionForm, ObjectionForm>
{
    public async Task<ObjectionForm> Handle(GetObjectionForm request, CancellationToken cancellationToken)
    {
        var commitment = (await db.CommitmentAsync(request.Reference, request.Number, cancellationToken)).Commitment;
        Rule.Require(
            !request.Refuse || commitment.AllowsObjection(user.Act),
            commitment is { Side: Side.Regulator, State: CommitmentState.Verified } ? "commitments.rule.objection-who" : "commitments.rule.objection-what");
        return new(commitment.Text, commitment.OwnerName, commitment.Verifications.Count == 0 ? null : commitment.Verifications[^1]);
    }
}

internal sealed class ObjectToVerificationHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ObjectToVerification, Unit>
{
    public async Task<Unit> Handle(ObjectToVerification request, CancellationToken cancellationToken)
    {
        var (commitment, name) = await db.CommitmentAsync(request.Reference, request.Number, cancellationToken);
        AssistanceCase.RequireOpen(name.Status);
        var manager = await db.HeadOfBureauAsync(name.BureauId, cancellationToken);
        commitment.RaiseObjection(request.Text ?? "", manager?.Id, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
