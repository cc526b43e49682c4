using Assistance.Web.Infrastructure.Commands;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>import cases FILE.json</summary>
public sealed class ImportCasesCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "import cases";

    /// <inheritdoc/>
    public override string Parameters => "FILE.json";

    /// <inheritdoc/>
    public override string Purpose => "casefiles.command.import";

    /// <inheritdoc/>
    public override int Operands => 1;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var file = await CommandRun.ReadFileAsync(run.Arguments.Operand(0), cancellationToken);
        var imported = await run.Send(new ImportCases(file), cancellationToken);
        return run.Finish(imported, run.T["casefiles.imported", imported.Cases.Count, string.Join(", ", imported.Cases)]);
    }
}
