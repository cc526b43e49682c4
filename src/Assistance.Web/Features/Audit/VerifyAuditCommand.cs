using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Audit;

/// <summary>audit verify</summary>
public sealed class VerifyAuditCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "audit verify";

    /// <inheritdoc/>
    public override string Parameters => "";

    /// <inheritdoc/>
    public override string Purpose => "audit.command.verify";

    /// <inheritdoc/>
    public override bool Vouches => true;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var found = await run.Send(new VerifyAudit(), cancellationToken);
        var printed = new { found.Entries, found.Erased, found.Chains, Ok = found.FirstBad is null, found.FirstBad, Heads = new { Count = found.Seals, LastAt = found.LastSealAt } };
        var check = AuditCheck.Of(run.T, found);
        var code = run.Finish(printed, check.Words);
        return check.IsWhole ? code : Refused;
    }
}
