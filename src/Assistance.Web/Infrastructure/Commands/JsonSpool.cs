using System.Text;
using System.Text.Json;

namespace Assistance.Web.Infrastructure.Commands;

/// <summary>
/// The one JSON object of a run, written while the work goes on, however long it becomes: it is held in a temporary file until it is
/// whole, so that a run that fails prints nothing of it.
/// </summary>
public sealed class JsonSpool : IAsyncDisposable
{
    private const int MostPending = 64 * 1024;
    private readonly FileStream file = new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, MostPending, FileOptions.DeleteOnClose);

    private readonly JsonSerializerOptions options;

    internal JsonSpool(JsonSerializerOptions options)
    {
        this.options = options;
        Writer = new(file, new JsonWriterOptions { Indented = options.WriteIndented, Encoder = options.Encoder });
    }

    /// <summary>Writes the object.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>Writes a value, an element or that of the property named before.</summary>
    public void Write(object value)
    {
        JsonSerializer.Serialize(Writer, value, options);
        if (Writer.BytesPending > MostPending)
        {
            Writer.Flush();
        }
    }

    /// <summary>Prints the object, which is whole now.</summary>
    internal async Task PrintAsync(TextWriter to, CancellationToken cancellationToken)
    {
        await Writer.FlushAsync(cancellationToken);
        file.Position = 0;
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var buffer = new char[MostPending];
        for (int read; (read = await reader.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        await to.WriteLineAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await file.DisposeAsync();
    }
}
