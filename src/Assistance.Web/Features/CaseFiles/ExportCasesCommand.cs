using Assistance.Web.Infrastructure.Commands;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>export cases FILE.json [--case REF] [--as-of DATE]</summary>
public sealed class ExportCasesCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "export cases";

    /// <inheritdoc/>
    public override string Parameters => "FILE.json [--case REF] [--as-of YYYY-MM-DD]";

    /// <inheritdoc/>
    public override string Purpose => "casefiles.command.export";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Options => ["--case", "--as-of"];

    /// <inheritdoc/>
    public override int Operands => 1;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        ExportedCases exported = null!;
        await CommandRun.WriteFileAsync(
            run.Arguments.Operand(0), async into => exported = await run.Send(new ExportCases(run.Arguments.Option("--case"), into), cancellationToken));
        foreach (var left in exported.Left)
        {
            await run.Error.WriteLineAsync(run.T["casefiles.refused.unsigned", left]);
        }

        return run.Finish(
            new { exported.AsOf, Cases = exported.Written, exported.Left }, run.T["casefiles.exported", exported.Written.Count, run.Arguments.Operand(0)]);
    }
}
