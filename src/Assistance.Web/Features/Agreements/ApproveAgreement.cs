using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Agreements;

/// <summary>A manager approves the draft as it was shown.</summary>
/// <param name="RowVersion">Version of the draft that was shown; one that was changed meanwhile is not approved unseen.</param>
public sealed record ApproveAgreement(string Reference, int RowVersion) : IRequest<Unit>;

/// <summary>The version of the draft that waits.</summary>
public sealed record GetDraftVersion(string Reference) : IRequest<DraftVersion>;

/// <summary>The draft that waits.</summary>
public sealed record DraftVersion(string Number, int RowVersion, bool IsApproved);

internal sealed class ApproveAgreementValidator : AbstractValidator<ApproveAgreement>;

internal sealed class GetDraftVersionHandler(AssistanceDb db) : IRequestHandler<GetDraftVersion, DraftVersion>
{
    public async Task<DraftVersion> Handle(GetDraftVersion request, CancellationToken cancellationToken)
    {
        var draft = await db.AgreementAsync(await db.OpenCaseAsync(request.Reference, cancellationToken), AgreementState.Draft, cancellationToken);
        return new(draft.Number, draft.RowVersion, draft.ApprovedBy is not null);
    }
}

internal sealed class ApproveAgreementHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ApproveAgreement, Unit>
{
    public async Task<Unit> Handle(ApproveAgreement request, CancellationToken cancellationToken)
    {
        var draft = await db.AgreementAsync(await db.OpenCaseAsync(request.Reference, cancellationToken), AgreementState.Draft, cancellationToken);
        if (draft.RowVersion != request.RowVersion)
        {
            throw new DbUpdateConcurrencyException();
        }

        draft.Approve(user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
