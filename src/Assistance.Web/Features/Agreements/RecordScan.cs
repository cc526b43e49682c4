using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Common;
using Assistance.Web.Features.Shared.Sealing;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Agreements;

/// <summary>A manager records the countersigned scan in place of signatures in the product.</summary>
/// <param name="Scan">The uploaded file; exactly one.</param>
/// <param name="SignedOn">The day written on the paper.</param>
public sealed record RecordScan(string Reference, IReadOnlyList<StoredFileId> Scan, DateOnly? SignedOn) : IRequest<Unit>;

internal sealed class RecordScanValidator : AbstractValidator<RecordScan>
{
    public RecordScanValidator(Infrastructure.Localization.Text text)
    {
        RuleFor(command => command.Scan).Must(files => files.Count == 1).WithMessage(_ => text["agreements.scan.one-file"]);
        RuleFor(command => command.SignedOn).NotNull();
    }
}

internal sealed class RecordScanHandler(AssistanceDb db, FileStore files, SealCertificates certificates, CurrentUser user) : IRequestHandler<RecordScan, Unit>
{
    public async Task<Unit> Handle(RecordScan request, CancellationToken cancellationToken)
    {
        var found = await db.OpenCaseAsync(request.Reference, cancellationToken);
        var agreement = await db.AgreementAsync(found, AgreementState.OutForSignature, cancellationToken);
        var scan = (await files.AttachAsync(request.Scan, found.ToCaseKey(), cancellationToken))[0];
        agreement.RecordScan(new FrozenDocument(scan.Id, scan.Sha256), request.SignedOn!.Value, user.Act);
        await AgreementEffects.ApplyAsync(db, found, agreement, user.Act, cancellationToken);
        await new AgreementSeals(db, files, certificates).SealAsync(found, agreement, user.Act, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
