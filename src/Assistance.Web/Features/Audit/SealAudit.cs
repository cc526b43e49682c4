using Assistance.Data;
using Assistance.Data.Auditing;
using Assistance.Data.Viewing;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Audit;

/// <summary>Signs the ends of all audit chains and writes the seal to the database and to the folder "audit". Run by a job, daily.</summary>
public sealed record SealAudit : IRequest<int>;

internal sealed class SealAuditValidator : AbstractValidator<SealAudit>;

internal sealed class SealAuditHandler(AssistanceDb db, DataFolder data, SealCertificates certificates, Clock clock) : IRequestHandler<SealAudit, int>
{
    public async Task<int> Handle(SealAudit request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var seal = await AuditSealer.SealAsync(db, clock.Now, certificates.Sign, cancellationToken);
        await new SealFiles(db, data).ExportAsync(cancellationToken);
        return seal.Number;
    }
}
