using Assistance.Web.Infrastructure.Commands;

namespace Assistance.Web.Features.Files;

/// <summary>files verify</summary>
public sealed class VerifyFilesCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "files verify";

    /// <inheritdoc/>
    public override string Parameters => "";

    /// <inheritdoc/>
    public override string Purpose => "files.command.verify";

    /// <inheritdoc/>
    public override bool Vouches => true;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var found = await run.Send(new VerifyFiles(), cancellationToken);
        var printed = new { found.Files, found.Bytes, Ok = found.Bad == 0, found.Bad, found.FirstBad, found.Strays };
        if (found.FirstBad is not { } bad)
        {
            return run.Finish(printed, run.T["files.verify.ok", found.Files, found.Strays]);
        }

        run.Finish(printed, run.T["files.verify.bad", found.Bad, run.T[$"files.fault.{bad.Reason}"], bad.Name, bad.Id]);
        return Refused;
    }
}
