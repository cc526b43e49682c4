using System.Text.Json;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Enterprises.Importing;

/// <summary>What "import enterprises --json" printed.</summary>
internal sealed record ListCommand(int Code, JsonElement Json, string Error)
{
    /// <summary>Number of a count: "rows".</summary>
    public int this[string count] => Json.GetProperty(count).GetInt32();

    /// <summary>Whether it was applied.</summary>
    public bool Applied => Json.GetProperty("applied").GetBoolean();

    /// <summary>The refusals as "line field code".</summary>
    public IReadOnlyList<string> Refused =>
        [.. Json.GetProperty("refused").EnumerateArray().Select(one => $"{one.GetProperty("line")} {one.GetProperty("field")} {one.GetProperty("code")}")];

    /// <summary>Sentences of the refusals.</summary>
    public IReadOnlyList<string> Messages => [.. Json.GetProperty("refused").EnumerateArray().Select(one => one.GetProperty("message").GetString()!)];

    /// <summary>Runs the command on a file of this content.</summary>
    public static async Task<ListCommand> Run(AssistanceApp app, byte[] content, params string[] options)
    {
        var file = Path.Combine(Path.GetTempPath(), $"assistance-list-{Guid.CreateVersion7():N}");
        await File.WriteAllBytesAsync(file, content);
        try
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            var code = await OperatorCommands.RunAsync(
                CommandLine.Parse(["import", "enterprises", file, "--json", .. options]), app.Services, () => Task.CompletedTask, output, error, CancellationToken.None);
            return new(code, JsonDocument.Parse(output.ToString()).RootElement, error.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
