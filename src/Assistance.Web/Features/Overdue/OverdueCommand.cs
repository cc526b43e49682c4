using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Commands;

namespace Assistance.Web.Features.Overdue;

/// <summary>overdue --as-of DATE</summary>
public sealed class OverdueCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "overdue";

    /// <inheritdoc/>
    public override string Parameters => "--as-of DATE";

    /// <inheritdoc/>
    public override string Purpose => "overdue.command.overdue";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Options => ["--as-of"];

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var asOf = run.Arguments.Day("--as-of") ?? throw new WrongUsageException("overdue.command.as-of-missing");
        var items = await run.Send(new ReviewOverdue(asOf), cancellationToken);
        var counts = new { Regulator = items.Count(item => item.Side == Side.Regulator), Enterprise = items.Count(item => item.Side == Side.Enterprise) };
        var printed = new
        {
            AsOf = asOf,
            Items = items.Select(item => new
            {
                Case = item.Reference,
                Commitment = item.Number,
                Side = item.Side == Side.Regulator ? "regulator" : "enterprise",
                item.Owner,
                item.OriginalDue,
                item.Due,
                WorkdaysOverdue = item.WorkingDays,
                item.Level,
                Cause = item.Cause?.Code,
            }),
            Counts = counts,
        };
        return run.Finish(printed, run.T["overdue.command.found", items.Count, counts.Regulator, counts.Enterprise]);
    }
}
