using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Pipeline;

namespace Assistance.Web.Features.Evidence;

/// <summary>export evidence --case REF FILE.zip</summary>
public sealed class ExportEvidenceCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "export evidence";

    /// <inheritdoc/>
    public override string Parameters => "--case REF DIR|FILE.zip";

    /// <inheritdoc/>
    public override string Purpose => "evidence.command.export";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Options => ["--case"];

    /// <inheritdoc/>
    public override int Operands => 1;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var reference = run.Arguments.Option("--case") ?? throw new WrongUsageException("evidence.refused.no-case");
        var path = run.Arguments.Operand(0);
        path = Directory.Exists(path) ? Path.Combine(path, $"evidence-{reference}.zip") : path;
        ExportedEvidence exported = null!;
        try
        {
            await CommandRun.WriteFileAsync(path, async into => exported = await run.Send(new ExportEvidence(reference, () => into), cancellationToken));
        }
        catch (NotFoundException)
        {
            File.Delete(path + ".part");
            throw new RefusedException(new Refusal("", "case.unknown", "evidence.refused.unknown", reference));
        }

        foreach (var faulty in exported.Faulty)
        {
            await run.Error.WriteLineAsync(run.T["evidence.faulty", faulty]);
        }

        return run.Finish(
            new { Case = exported.Reference, File = path, exported.Files, exported.Entries, exported.Faulty }, run.T["evidence.exported", exported.Files, exported.Entries, path]);
    }
}
