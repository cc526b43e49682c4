using System.Globalization;
using Assistance.Data;
using Assistance.Data.Saving;
using Assistance.Web.Infrastructure.Commands;
using MediatR;

namespace Assistance.Web.Features.Search;

/// <summary>Puts the search index right, for records that were written past the product.</summary>
/// <param name="Whole">Whether the full-text index itself is made anew, too; on SQLite nobody can save meanwhile.</param>
/// <param name="Progress">Told how many records were looked at, or null.</param>
public sealed record RebuildSearch(bool Whole, IProgress<long>? Progress) : IRequest<RebuiltSearch>;

internal sealed class RebuildSearchHandler(AssistanceDb db) : IRequestHandler<RebuildSearch, RebuiltSearch>
{
    public async Task<RebuiltSearch> Handle(RebuildSearch request, CancellationToken cancellationToken)
    {
        var rebuild = new SearchRebuild(db, request.Progress);
        var rebuilt = await rebuild.RunAsync(cancellationToken);
        if (request.Whole)
        {
            await rebuild.RebuildFullTextAsync(cancellationToken);
        }

        return rebuilt;
    }
}

/// <summary>rebuild search [--whole]</summary>
public sealed class RebuildSearchCommand : OperatorCommand
{
    private const string Whole = "--whole";

    /// <summary>Records after which progress is told.</summary>
    private const int Step = 50_000;

    /// <inheritdoc/>
    public override string Name => "rebuild search";

    /// <inheritdoc/>
    public override string Parameters => "[--whole]";

    /// <inheritdoc/>
    public override string Purpose => "search.command";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Switches => [Whole];

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var rebuilt = await run.Send(new RebuildSearch(run.Arguments.Has(Whole), new Counter(run)), cancellationToken);
        return run.Finish(rebuilt, run.T["search.rebuilt", Number(rebuilt.Looked), Number(rebuilt.Written), Number(rebuilt.Removed)]);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private sealed class Counter(CommandRun run) : IProgress<long>
    {
        private long told;

        public void Report(long value)
        {
            if (value - told >= Step)
            {
                told = value;
                run.Error.WriteLine(run.T["search.progress", Number(value)]);
            }
        }
    }
}
