using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Common;
using Assistance.Web.Features.Shared.Sealing;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Agreements;

/// <summary>Freezes the approved text and lays it before both sides, to be signed within 10 working days.</summary>
public sealed record SendAgreement(string Reference) : IRequest<DateOnly>;

internal sealed class SendAgreementValidator : AbstractValidator<SendAgreement>;

internal sealed class SendAgreementHandler(AssistanceDb db, FileStore files, Text text, Codes codes, CurrentUser user) : IRequestHandler<SendAgreement, DateOnly>
{
    private const int SigningWorkingDays = 10;

    public async Task<DateOnly> Handle(SendAgreement request, CancellationToken cancellationToken)
    {
        var found = await db.OpenCaseAsync(request.Reference, cancellationToken);
        var draft = await db.AgreementAsync(found, AgreementState.Draft, cancellationToken);
        var bureau = await db.Bureaux.Where(one => one.Id == found.BureauId).Select(one => one.Name).FirstAsync(cancellationToken);
        var written = AgreementDocument.Write(text, codes, found, draft, await db.EnterpriseOfAsync(found, cancellationToken), bureau);
        using var bytes = new MemoryStream(AgreementDocument.Bytes(written));
        var file = await files.SaveAsync(bytes, draft.Number + ".txt", user.Act, cancellationToken);
        (file.CaseId, file.DivisionCode, file.EnterpriseId) = (found.CaseId, found.DivisionCode, found.EnterpriseId);
        var rules = await db.RulesAsync(cancellationToken);
        // one date for both, which leaves each side its ten days
        var signBy = new[] { Side.Regulator, Side.Enterprise }
            .Max(side => rules.CalendarOf(side, found.ToCaseKey()).AddWorkingDays(user.Act.Today, SigningWorkingDays));
        draft.SendForSignature(new FrozenDocument(file.Id, file.Sha256), signBy, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return signBy;
    }
}
