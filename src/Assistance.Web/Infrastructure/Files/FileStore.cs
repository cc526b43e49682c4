using System.Security.Cryptography;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Files;

/// <summary>
/// Files that people hand in or the product makes. Their bytes stand once, under their SHA-256, in the folder "files" of the installation;
/// what is known about them is a <see cref="StoredFile"/>. A file belongs to its uploader until a command attaches it to a case.
/// </summary>
public sealed class FileStore(AssistanceDb db, DataFolder data, Clock clock, IOptions<UploadOptions> options)
{
    /// <summary>The folder below it in which bytes stand until they are whole.</summary>
    public const string Unfinished = "tmp";

    private readonly string root = data.Folder("files");

    /// <summary>Takes a file from a form. See the other overload.</summary>
    public async Task<StoredFile> SaveAsync(IFormFile file, Act act, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        return await SaveAsync(content, file.FileName, act, cancellationToken);
    }

    /// <summary>
    /// Writes the bytes, durably, and adds the record to the database; it is saved with the caller's next SaveChangesAsync, and not yet
    /// attached to a case.
    /// </summary>
    /// <param name="content">The bytes, read once from where the stream stands.</param>
    /// <param name="name">The name as it was given, trusted in nothing.</param>
    /// <exception cref="BrokenRuleException">It is empty, too large, or of a kind that is not taken.</exception>
    public async Task<StoredFile> SaveAsync(Stream content, string name, Act act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(act);
        var cleaned = FileNames.Clean(name);
        var shown = cleaned.Length == 0 ? "?" : cleaned;
        Rule.Require(!FileNames.IsRefused(FileNames.Extension(cleaned)), "files.rule.kind", shown);
        var temporary = Path.Combine(Directory.CreateDirectory(Path.Combine(root, Unfinished)).FullName, $"{Guid.CreateVersion7():N}");
        try
        {
            var (size, hash) = await WriteAsync(content, temporary, shown, cancellationToken);
            Rule.Require(size > 0, "files.rule.empty", shown);
            FileKind? kind;
            bool hasPlace;
            await using (var written = File.OpenRead(temporary))
            {
                kind = await FileRecognition.RecognizeAsync(written, FileNames.Extension(cleaned), cancellationToken);
                hasPlace = kind is not null && FileKind.IsImage(kind.ContentType) && await PhotoPlace.IsInAsync(written, cancellationToken);
            }

            Rule.Require(kind is not null, "files.rule.kind", shown);
            Place(temporary, hash);
            return db.Add(new StoredFile
            {
                Id = StoredFileId.New(),
                Name = FileNames.Display(cleaned, kind),
                ContentType = kind.ContentType,
                Size = size,
                Sha256 = hash,
                HasPlace = hasPlace,
                UploadedBy = act.By.Person.Id,
                UploadedAt = act.At,
            }).Entity;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens the bytes for reading.</summary>
    /// <exception cref="FileNotFoundException">The folder lacks them: it was tampered with, or not restored with the database.</exception>
    public Stream Open(StoredFile file) => OpenBytes(file.Sha256);

    /// <summary>Opens the bytes of a hash for reading.</summary>
    public Stream OpenBytes(string sha256) =>
        new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, Reading);

    /// <summary>
    /// Attaches files to a case. Each must be the acting person's own and free, or already belong to the case; saved with the caller's next
    /// SaveChangesAsync.
    /// </summary>
    /// <returns>The files in the order asked for.</returns>
    /// <exception cref="BrokenRuleException">One is gone, or never was.</exception>
    public async Task<IReadOnlyList<StoredFile>> AttachAsync(IReadOnlyCollection<StoredFileId> files, CaseKey key, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            return [];
        }

        var found = await db.StoredFiles.Where(file => files.Contains(file.Id)).ToListAsync(cancellationToken);
        found = [.. found.Where(file => file.CaseId == key.CaseId || (file.CaseId is null && (file.UploadedBy == db.Viewer.Person || db.Viewer.Everything)))];
        Rule.Require(files.Distinct().All(id => found.Any(file => file.Id == id)), "files.rule.gone");
        foreach (var file in found)
        {
            (file.CaseId, file.DivisionCode, file.EnterpriseId) = (key.CaseId, key.DivisionCode, key.EnterpriseId);
        }

        return [.. files.Distinct().Select(id => found.First(file => file.Id == id))];
    }

    /// <summary>Whether a text is the name of bytes: 64 small hexadecimal digits.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether the bytes of a hash are there.</summary>
    public bool Has(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>The hashes of all bytes that are there, in portions.</summary>
    public IEnumerable<IReadOnlyList<string>> Hashes() => Directory.EnumerateDirectories(root, "??").Order(StringComparer.Ordinal)
        .Select(folder => (IReadOnlyList<string>)[.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Where(IsHash)]);

    /// <summary>Removes what uploads have left behind that were broken off, such as by a power cut.</summary>
    public void RemoveUnfinished(DateTime notTouchedSince)
    {
        var temporary = Path.Combine(root, Unfinished);
        foreach (var path in Directory.Exists(temporary) ? Directory.EnumerateFiles(temporary).Where(path => File.GetLastWriteTimeUtc(path) < notTouchedSince) : [])
        {
            File.Delete(path);
        }
    }

    /// <summary>Removes the bytes of a hash that no record names any more, unless somebody handed them in again a moment ago.</summary>
    public void RemoveBytes(string sha256, DateTime notTouchedSince)
    {
        var path = PathOf(sha256);
        if (File.Exists(path) && File.GetLastWriteTimeUtc(path) < notTouchedSince)
        {
            File.Delete(path);
        }
    }

    private static FileOptions Reading => FileOptions.Asynchronous | FileOptions.SequentialScan;

    private async Task<(long Size, string Hash)> WriteAsync(Stream content, string path, string shown, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        var buffer = new byte[64 * 1024];
        long size = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            size += read;
            Rule.Require(size <= options.Value.MaxBytes, "files.rule.size", shown, options.Value.MaxMegabytes);
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        // what is acknowledged must survive a power cut
        target.Flush(flushToDisk: true);
        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private void Place(string temporary, string hash)
    {
        var path = PathOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            File.Move(temporary, path, overwrite: true);
        }

        // a removal that runs at this moment sees that the bytes are wanted again
        File.SetLastWriteTimeUtc(path, clock.Now);
    }

    private string PathOf(string hash) => Path.Combine(root, hash[..2], hash);
}
