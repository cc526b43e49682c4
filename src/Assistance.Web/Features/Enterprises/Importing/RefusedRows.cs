using System.Text;
using System.Text.Json;

namespace Assistance.Web.Features.Enterprises.Importing;

/// <summary>
/// Every refusal of an import, in the order of the file. The first thousand stand in memory, whatever comes after them in a file that goes
/// with this object: a list of a million bad rows is told to the end all the same.
/// </summary>
public sealed class RefusedRows : IDisposable
{
    private const int InMemory = 1000;
    private readonly List<ListedRefusal> first = [];
    private FileStream? rest;
    private int last = -1;

    /// <summary>How many reasons there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many rows are refused; one may have several reasons.</summary>
    public int Rows { get; private set; }

    /// <summary>The first thousand reasons.</summary>
    public IReadOnlyList<ListedRefusal> First => first;

    /// <summary>Adds a reason. Reasons of one row come one after the other.</summary>
    public void Add(ListedRefusal refusal)
    {
        Count++;
        Rows += refusal.Line == last ? 0 : 1;
        last = refusal.Line;
        if (first.Count < InMemory)
        {
            first.Add(refusal);
            return;
        }

        rest ??= new(Path.Combine(Path.GetTempPath(), $"assistance-refused-{Guid.CreateVersion7():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        JsonSerializer.Serialize(rest, refusal);
        rest.WriteByte((byte)'\n');
    }

    /// <summary>Every reason, read one by one. Nothing can be added once it was called.</summary>
    public IEnumerable<ListedRefusal> All()
    {
        foreach (var refusal in first)
        {
            yield return refusal;
        }

        if (rest is null)
        {
            yield break;
        }

        rest.Position = 0;
        using var reader = new StreamReader(rest, Encoding.UTF8, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonSerializer.Deserialize<ListedRefusal>(line)!;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => rest?.Dispose();
}
