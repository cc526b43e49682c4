using Assistance.Web.Infrastructure.Backups;
using Assistance.Web.Infrastructure.Commands;

namespace Assistance.Web.Features.Backups;

/// <summary>backup DIR</summary>
public sealed class BackUpCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "backup";

    /// <inheritdoc/>
    public override string Parameters => "DIR";

    /// <inheritdoc/>
    public override string Purpose => "backups.command.backup";

    /// <inheritdoc/>
    public override int Operands => 1;

    /// <inheritdoc/>
    public override bool Vouches => true;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var written = await run.Send(new BackUp(run.Arguments.Operand(0)), cancellationToken);
        var manifest = written.Manifest;
        return run.Finish(
            new { written.Folder, Files = manifest.Files.Count, manifest.Bytes, manifest.Schema, manifest.CreatedAt, Verified = true },
            run.T["backups.written", written.Folder, manifest.Files.Count, manifest.Bytes]);
    }
}

/// <summary>restore DIR [--overwrite]</summary>
public sealed class RestoreCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "restore";

    /// <inheritdoc/>
    public override string Parameters => "DIR [--overwrite]";

    /// <inheritdoc/>
    public override string Purpose => "backups.command.restore";

    /// <inheritdoc/>
    public override int Operands => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Switches => ["--overwrite"];

    /// <inheritdoc/>
    public override bool NeedsInstallation => false;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var restorer = run.Services.GetRequiredService<DataRestorer>();
        var restored = await restorer.RestoreAsync(run.Arguments.Operand(0), run.Arguments.Has("--overwrite"), cancellationToken);
        var manifest = restored.Manifest;
        var sentence = run.T["backups.restored", restored.Folder, manifest.Files.Count];
        return run.Finish(
            new { restored.Folder, Files = manifest.Files.Count, manifest.Bytes, manifest.Schema, manifest.CreatedAt, restored.Before },
            restored.Before is { } before ? $"{sentence} {run.T["backups.before", before]}" : sentence);
    }
}
