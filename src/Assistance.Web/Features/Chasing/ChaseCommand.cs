using Assistance.Web.Infrastructure.Commands;

namespace Assistance.Web.Features.Chasing;

/// <summary>chase --as-of DATE [--dry-run]</summary>
public sealed class ChaseCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "chase";

    /// <inheritdoc/>
    public override string Parameters => "--as-of DATE [--dry-run]";

    /// <inheritdoc/>
    public override string Purpose => "chasing.command.chase";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Options => ["--as-of"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Switches => ["--dry-run"];

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        // without a day it would have to read the clock, and the same line would do another thing tomorrow
        var asOf = run.Arguments.Day("--as-of") ?? throw new WrongUsageException("chasing.command.as-of-missing");
        await using var printed = run.Spool();
        var json = printed.Writer;
        json.WriteStartObject();
        json.WritePropertyName("asOf");
        printed.Write(asOf);
        json.WriteStartArray("raised");
        var result = await run.Send(new Sweep(asOf, run.Arguments.Has("--dry-run"), Print), cancellationToken);
        json.WriteEndArray();
        if (!run.Arguments.Has("--dry-run"))
        {
            await run.Send(new KeepNotices(), cancellationToken);
        }

        json.WritePropertyName("counts");
        printed.Write(result.Counts);
        json.WriteEndObject();
        return await run.FinishAsync(
            printed, run.T["chasing.command.raised", result.Sum, string.Join(", ", result.Counts.Select(one => $"{one.Key}: {one.Value}"))], cancellationToken);

        void Print(RaisedItem item) =>
            printed.Write(new { item.Case, item.Commitment, Kind = item.Kind.ToString(), item.Rung, item.Level, item.Side, item.Responsible });
    }
}
