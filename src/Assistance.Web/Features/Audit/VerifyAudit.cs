using Assistance.Data;
using Assistance.Data.Auditing;
using Assistance.Data.Viewing;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Audit;

/// <summary>Proves that the audit trail is the one that was written: every entry, every chain, every seal and its files.</summary>
public sealed record VerifyAudit : IRequest<AuditVerification>;

internal sealed class VerifyAuditValidator : AbstractValidator<VerifyAudit>;

internal sealed class VerifyAuditHandler(AssistanceDb db, DataFolder data, SealCertificates certificates) : IRequestHandler<VerifyAudit, AuditVerification>
{
    public async Task<AuditVerification> Handle(VerifyAudit request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var found = await new AuditVerifier(db, certificates.IsSigned).VerifyAsync(cancellationToken);
        return found.FirstBad is null ? found with { FirstBad = await new SealFiles(db, data).VerifyAsync(cancellationToken) } : found;
    }
}
