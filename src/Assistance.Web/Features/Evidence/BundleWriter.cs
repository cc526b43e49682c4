using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Assistance.Web.Infrastructure.Files;

namespace Assistance.Web.Features.Evidence;

/// <summary>
/// Writes a .zip file by file into any stream, in constant memory, and notes the SHA-256 of each. The archive writes synchronously, which a
/// response does not take: what it writes waits here to be sent.
/// </summary>
internal sealed class BundleWriter : IDisposable
{
    private const int Chunk = 64 * 1024;
    private readonly Stream target;
    private readonly DateTimeOffset at;
    private readonly MemoryStream waiting = new();
    private readonly ZipArchive zip;
    private readonly StringBuilder sums = new();
    private bool isClosed;

    /// <summary>Begins a bundle.</summary>
    /// <param name="target">Where it goes; is left open.</param>
    /// <param name="at">The time that its files bear.</param>
    public BundleWriter(Stream target, DateTimeOffset at)
    {
        (this.target, this.at) = (target, at);
        zip = new ZipArchive(new Outlet(waiting), ZipArchiveMode.Create);
    }

    /// <summary>The hashes of all files so far, as sha256sum writes them.</summary>
    public string Sums => sums.ToString();

    /// <summary>How many files it holds.</summary>
    public int Files { get; private set; }

    /// <summary>Adds a file.</summary>
    /// <param name="name">Path in the bundle: letters, digits and signs that every system takes.</param>
    /// <returns>Its SHA-256, lower-case hexadecimal.</returns>
    public async Task<string> AddAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var entry = Begin(name))
        {
            var buffer = new byte[Chunk];
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                await WriteAsync(entry, hash, buffer.AsMemory(0, read), cancellationToken);
            }
        }

        return await NoteAsync(name, hash, cancellationToken);
    }

    /// <summary>Adds a file line by line.</summary>
    /// <param name="lines">Each with its line feed.</param>
    public async Task AddAsync(string name, IAsyncEnumerable<string> lines, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var entry = Begin(name))
        {
            await foreach (var line in lines.WithCancellation(cancellationToken))
            {
                await WriteAsync(entry, hash, Encoding.UTF8.GetBytes(line), cancellationToken);
            }
        }

        await NoteAsync(name, hash, cancellationToken);
    }

    /// <summary>Adds a text in UTF-8.</summary>
    public Task<string> AddAsync(string name, string text, CancellationToken cancellationToken) => AddAsync(name, Encoding.UTF8.GetBytes(text), cancellationToken);

    /// <summary>Adds bytes.</summary>
    public async Task<string> AddAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content);
        return await AddAsync(name, stream, cancellationToken);
    }

    /// <summary>Ends the bundle; without it the file is broken, as it must be when not all of it could be read.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        Close();
        await SendAsync(cancellationToken);
    }

    /// <summary>Gives up what was not ended.</summary>
    public void Dispose()
    {
        Close();
        waiting.Dispose();
    }

    private Stream Begin(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = at;
        return entry.Open();
    }

    private async Task WriteAsync(Stream entry, IncrementalHash hash, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        hash.AppendData(bytes.Span);
        // into memory only: nothing here waits
        entry.Write(bytes.Span);
        if (waiting.Length > Chunk)
        {
            await SendAsync(cancellationToken);
        }
    }

    private async Task<string> NoteAsync(string name, IncrementalHash hash, CancellationToken cancellationToken)
    {
        var found = Convert.ToHexStringLower(hash.GetCurrentHash());
        sums.Append(found).Append("  ").Append(name).Append('\n');
        Files++;
        await SendAsync(cancellationToken);
        return found;
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await target.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), cancellationToken);
        await target.FlushAsync(cancellationToken);
        waiting.SetLength(0);
    }

    private void Close()
    {
        if (!isClosed)
        {
            isClosed = true;
            zip.Dispose();
        }
    }
}
