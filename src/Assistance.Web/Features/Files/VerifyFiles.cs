using System.Security.Cryptography;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Files;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Files;

/// <summary>Proves that every file is the one that was handed in: reads all bytes again and compares them with what the database says.</summary>
public sealed record VerifyFiles : IRequest<FilesVerification>;

/// <summary>What a verification of the files found.</summary>
/// <param name="Files">Files that the database knows.</param>
/// <param name="Bytes">Bytes that were read.</param>
/// <param name="Bad">How many of the files are not what they were.</param>
/// <param name="FirstBad">The first of them, in the order in which they were handed in; or null.</param>
/// <param name="Strays">Bytes that no file names: an upload that was broken off leaves them, and they are removed after some days.</param>
public sealed record FilesVerification(long Files, long Bytes, long Bad, FileFault? FirstBad, long Strays);

/// <summary>A file that is not what it was.</summary>
/// <param name="Reason">"missing", "size", "hash" (its bytes are others), "name" (the database names no hash).</param>
public sealed record FileFault(string Reason, Guid Id, string Sha256, string Name);

internal sealed class VerifyFilesValidator : AbstractValidator<VerifyFiles>;

internal sealed class VerifyFilesHandler(AssistanceDb db, FileStore store) : IRequestHandler<VerifyFiles, FilesVerification>
{
    private const int Portion = 500;
    private long bytes;

    public async Task<FilesVerification> Handle(VerifyFiles request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var (files, bad, first) = (0L, 0L, (FileFault?)null);
        for (StoredFileId last = default; ;)
        {
            var portion = await db.StoredFiles.AsNoTracking().Where(row => row.Id > last).OrderBy(row => row.Id).Take(Portion).ToListAsync(cancellationToken);
            if (portion.Count == 0)
            {
                return new(files, bytes, bad, first, await StraysAsync(cancellationToken));
            }

            foreach (var file in portion)
            {
                files++;
                if (await FaultOfAsync(file, cancellationToken) is { } reason)
                {
                    bad++;
                    first ??= new(reason, file.Id.Value, file.Sha256, file.Name);
                }
            }

            last = portion[^1].Id;
        }
    }

    private async Task<string?> FaultOfAsync(StoredFile file, CancellationToken cancellationToken)
    {
        if (!FileStore.IsHash(file.Sha256))
        {
            return "name";
        }

        if (!store.Has(file.Sha256))
        {
            return "missing";
        }

        await using var content = store.Open(file);
        bytes += content.Length;
        return content.Length != file.Size ? "size"
            : Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != file.Sha256 ? "hash"
            : null;
    }

    private async Task<long> StraysAsync(CancellationToken cancellationToken)
    {
        var strays = 0L;
        foreach (var folder in store.Hashes())
        {
            strays += (await StoredHashes.UnknownAsync(db, folder, cancellationToken)).Count;
        }

        return strays;
    }
}

/// <summary>Which bytes the database knows.</summary>
internal static class StoredHashes
{
    /// <summary>Those of the hashes that no file names; all of them begin with the same two letters.</summary>
    public static async Task<IReadOnlyList<string>> UnknownAsync(AssistanceDb db, IReadOnlyList<string> hashes, CancellationToken cancellationToken)
    {
        var unknown = new List<string>();
        foreach (var some in hashes.Chunk(500))
        {
            var known = await db.StoredFiles.Where(file => some.Contains(file.Sha256)).Select(file => file.Sha256).Distinct().ToListAsync(cancellationToken);
            unknown.AddRange(some.Except(known));
        }

        return unknown;
    }
}
