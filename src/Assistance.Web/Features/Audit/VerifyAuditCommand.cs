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
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var found = await run.Send(new VerifyAudit(), cancellationToken);
        var printed = new { found.Entries, found.Erased, found.Chains, Ok = found.FirstBad is null, found.FirstBad, Heads = new { Count = found.Seals, LastAt = found.LastSealAt } };
        if (found.FirstBad is not { } bad)
        {
            return run.Finish(printed, run.T["audit.verify.ok", found.Entries, found.Chains, found.Seals]);
        }

        run.Finish(printed, run.T["audit.verify.bad", run.T[$"audit.reason.{bad.Kind}.{bad.Reason}"], bad.Chain?.ToString() ?? "–", bad.Sequence ?? 0, bad.Id ?? "–"]);
        return Refused;
    }
}
