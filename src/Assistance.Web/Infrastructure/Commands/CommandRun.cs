using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using MediatR;

namespace Assistance.Web.Infrastructure.Commands;

/// <summary>One run of an operator command: its arguments, the program's services, and where it speaks.</summary>
/// <param name="Arguments">What was typed.</param>
/// <param name="Services">Services of one scope; the current user is the product itself, as of --as-of when that option is there.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record CommandRun(CommandArguments Arguments, IServiceProvider Services, TextWriter Out, TextWriter Error)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The words of the product in the language of the machine.</summary>
    public Text T => Services.GetRequiredService<Text>();

    /// <summary>The product itself, as it acts in this run.</summary>
    public CurrentUser User => Services.GetRequiredService<CurrentUser>();

    /// <summary>Sends a command or query.</summary>
    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken) =>
        Services.GetRequiredService<IMediator>().Send(request, cancellationToken);

    /// <summary>Ends a run: with --json the result as the one object on standard output, else the sentence.</summary>
    /// <param name="result">What programs read; names become camelCase, days yyyy-MM-dd, values of enumerations their names.</param>
    /// <param name="sentence">What people read.</param>
    /// <returns>Exit code 0.</returns>
    public int Finish(object result, string sentence)
    {
        Out.WriteLine(Arguments.Json ? JsonSerializer.Serialize(result, Options) : sentence);
        return OperatorCommand.Done;
    }

    /// <summary>Begins the one object of --json for a result that may be too long for memory; the caller disposes of it.</summary>
    public JsonSpool Spool() => new(Options);

    /// <summary>Ends a run whose object was written on the way: with --json that object on standard output, else the sentence.</summary>
    /// <returns>Exit code 0.</returns>
    public async Task<int> FinishAsync(JsonSpool spool, string sentence, CancellationToken cancellationToken)
    {
        if (Arguments.Json)
        {
            await spool.PrintAsync(Out, cancellationToken);
        }
        else
        {
            await Out.WriteLineAsync(sentence);
        }

        return OperatorCommand.Done;
    }

    /// <summary>Says that it is refused: each reason on standard error, with --json also as the one object on standard output.</summary>
    /// <returns>Exit code 1.</returns>
    public int Refuse(IReadOnlyList<Refusal> refusals)
    {
        var said = refusals.Select(refusal => (refusal.Path, refusal.Code, Message: Sentence(refusal))).ToList();
        foreach (var (path, _, message) in said)
        {
            Error.WriteLine(path.Length > 0 ? $"{path}: {message}" : message);
        }

        if (Arguments.Json)
        {
            Out.WriteLine(JsonSerializer.Serialize(new { refused = said.Select(one => new { one.Path, one.Code, one.Message }) }, Options));
        }

        return OperatorCommand.Refused;
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    public static async Task<byte[]> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RefusedException(new Refusal("", "file.unreadable", "shared.command.file-unreadable", path));
        }
    }

    /// <summary>Writes a whole file: beside its place first, so that a full disk leaves the old one as it was.</summary>
    /// <exception cref="RefusedException">It cannot be written.</exception>
    public static async Task WriteFileAsync(string path, Func<Stream, Task> write)
    {
        var beside = path + ".part";
        try
        {
            await using (var content = File.Create(beside))
            {
                await write(content);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (RefusedException)
        {
            File.Delete(beside);
            throw;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RefusedException(new Refusal("", "file.unwritable", "shared.command.file-unwritable", path));
        }
    }

    private string Sentence(Refusal refusal) => T.Has(refusal.Key) ? T[refusal.Key, [.. refusal.Arguments]] : refusal.Key;
}
