using System.Text.Encodings.Web;
using System.Text.Json;
using Assistance.Web.Features.Enterprises.Importing;
using Assistance.Web.Infrastructure.Commands;

namespace Assistance.Web.Features.Enterprises;

/// <summary>import enterprises FILE.csv|.xlsx [--skip-refused]</summary>
public sealed class ImportEnterprisesCommand : OperatorCommand
{
    private const string SkipRefused = "--skip-refused";

    /// <summary>Rows after which progress is told.</summary>
    private const int Step = 10_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override string Name => "import enterprises";

    /// <inheritdoc/>
    public override string Parameters => "FILE.csv|.xlsx [--skip-refused]";

    /// <inheritdoc/>
    public override string Purpose => "enterprises.import.command";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Switches => [SkipRefused];

    /// <inheritdoc/>
    public override int Operands => 1;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        await using var file = Open(run.Arguments.Operand(0));
        var outcome = await run.Send(new ImportEnterprises(file, run.Arguments.Has(SkipRefused), new Counter(run)), cancellationToken);
        using var refused = outcome.Refused;
        await TellAsync(run, outcome);
        return outcome.Applied ? Done : Refused;
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RefusedException(new Refusal("", "file.unreadable", "shared.command.file-unreadable", path));
        }
    }

    private static async Task TellAsync(CommandRun run, ListOutcome outcome)
    {
        foreach (var refusal in outcome.Refused.First)
        {
            await run.Error.WriteLineAsync(refusal.Line == 0 ? refusal.Message : run.T["enterprises.import.at-line", refusal.Line, refusal.Field, refusal.Message].Replace("  ", " ", StringComparison.Ordinal));
        }

        if (outcome.Refused.Count > outcome.Refused.First.Count)
        {
            await run.Error.WriteLineAsync(run.T["enterprises.import.more", outcome.Refused.Count - outcome.Refused.First.Count]);
        }

        if (outcome.Ignored.Count > 0)
        {
            await run.Error.WriteLineAsync(run.T["enterprises.import.ignored", outcome.Ignored]);
        }

        if (run.Arguments.Json)
        {
            Print(run.Out, outcome);
        }
        else if (outcome.Applied)
        {
            await run.Out.WriteLineAsync(run.T["enterprises.import.done", outcome.Added, outcome.Updated, outcome.Unchanged, outcome.Refused.Rows]);
        }
        else
        {
            await run.Error.WriteLineAsync(run.T["enterprises.import.nothing", outcome.Rows, outcome.Refused.Rows]);
        }
    }

    // written piece by piece: a list of a million bad rows has a million refusals. Counts are what happened: nothing, if it was not applied
    private static void Print(TextWriter output, ListOutcome outcome)
    {
        var (added, updated, unchanged) = outcome.Applied ? (outcome.Added, outcome.Updated, outcome.Unchanged) : default;
        output.Write(JsonSerializer.Serialize(new { outcome.Rows, added, updated, unchanged, outcome.Applied }, Json)[..^1] + ",\"refused\":[");
        var separator = "";
        foreach (var refusal in outcome.Refused.All())
        {
            output.Write(separator + JsonSerializer.Serialize(refusal, Json));
            separator = ",\n";
        }

        output.WriteLine("]}");
    }

    private sealed class Counter(CommandRun run) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % Step == 0)
            {
                run.Error.WriteLine(run.T["enterprises.import.progress", value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)]);
            }
        }
    }
}
