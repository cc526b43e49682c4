using Assistance.Data.Auditing;
using Assistance.Web.Infrastructure.Localization;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Audit;

/// <summary>Asks for the check of the whole audit trail in the reader's words.</summary>
public sealed record CheckAudit : IRequest<AuditCheck>;

/// <summary>What the check has found.</summary>
/// <param name="IsWhole">Whether the trail is the one that was written.</param>
/// <param name="Words">The finding in one sentence; the first bad row where there is one.</param>
public sealed record AuditCheck(bool IsWhole, string Words)
{
    /// <summary>The finding in these words.</summary>
    public static AuditCheck Of(Text text, AuditVerification found) => found.FirstBad is { } bad
        ? new(false, text["audit.verify.bad", text[$"audit.reason.{bad.Kind}.{bad.Reason}"], bad.Chain?.ToString() ?? "–", bad.Sequence ?? 0, bad.Id ?? "–"])
        : new(true, text["audit.verify.ok", found.Entries, found.Chains, found.Seals]);
}

internal sealed class CheckAuditValidator : AbstractValidator<CheckAudit>;

internal sealed class CheckAuditHandler(IMediator mediator, Text text) : IRequestHandler<CheckAudit, AuditCheck>
{
    public async Task<AuditCheck> Handle(CheckAudit request, CancellationToken cancellationToken) =>
        AuditCheck.Of(text, await mediator.Send(new VerifyAudit(), cancellationToken));
}
