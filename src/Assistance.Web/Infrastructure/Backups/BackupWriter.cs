using System.Globalization;
using Assistance.Data;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Backups;

/// <summary>A backup that was written and verified.</summary>
public sealed record WrittenBackup(string Folder, BackupManifest Manifest);

/// <summary>
/// Writes backups, while people work: what people have handed in, then the database as of one moment, then what has come meanwhile. A file that the
/// database knows at that moment is copied before it or after it: none is removed so soon after it came.
/// </summary>
public sealed class BackupWriter(AssistanceDb db, DataFolder data, IConfiguration configuration)
{
    private const string Prefix = "assistance-";
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>Writes a backup into a new folder of its own below a folder, and verifies it.</summary>
    /// <param name="parent">Where backups are kept, outside the data folder; made when it is missing.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="RefusedException">It cannot be written there, or what was written is not what was read. Nothing is left.</exception>
    public async Task<WrittenBackup> WriteAsync(string parent, DateTime at, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(parent);
        if ((root + Path.DirectorySeparatorChar).StartsWith(data.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new RefusedException(new Refusal("", "backup.inside", "backups.rule.inside", root));
        }

        var folder = Free(Path.Combine(root, Prefix + at.ToString(Stamp, CultureInfo.InvariantCulture)));
        var beside = folder + ".part";
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(beside);
            }
            else
            {
                // keys and personal data are in it
                Directory.CreateDirectory(beside, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            var manifest = await FillAsync(beside, at, cancellationToken);
            await manifest.WriteAsync(beside, cancellationToken);
            Directory.Move(beside, folder);
            return new(folder, manifest);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new RefusedException(new Refusal("", "backup.unwritable", "backups.rule.unwritable", root, failure.Message));
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    /// <summary>Removes all but the newest whole backups of a folder; what is no backup of this program stays.</summary>
    public static void Prune(string parent, int keep)
    {
        foreach (var old in Whole(parent).OrderByDescending(folder => folder, StringComparer.Ordinal).Skip(keep))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    /// <summary>The folder of a backup: the one that is named, or the newest whole one in it; null when there is none.</summary>
    public static string? Find(string folder) => File.Exists(Path.Combine(folder, BackupManifest.FileName))
        ? folder
        : Directory.Exists(folder) ? Whole(folder).Max(StringComparer.Ordinal) : null;

    private static IEnumerable<string> Whole(string parent) => Directory.EnumerateDirectories(parent, Prefix + "*")
        .Where(folder => !folder.EndsWith(".part", StringComparison.Ordinal) && File.Exists(Path.Combine(folder, BackupManifest.FileName)));

    private static string Free(string folder)
    {
        for (var i = 2; Directory.Exists(folder) || Directory.Exists(folder + ".part"); i++)
        {
            folder = string.Create(CultureInfo.InvariantCulture, $"{folder.Split('_')[0]}_{i:00}");
        }

        return folder;
    }

    private async Task<BackupManifest> FillAsync(string folder, DateTime at, CancellationToken cancellationToken)
    {
        var isSqlite = db.Database.IsSqlite();
        var database = Path.Combine(folder, isSqlite ? BackupManifest.SqliteFile : BackupManifest.PostgresFile);
        var copied = new Dictionary<string, BackupFile>(StringComparer.Ordinal);
        await CopyAsync(BackupFiles.Of(data).Where(BackupFiles.IsHandedIn));
        var schema = isSqlite ? CopyDatabase(database) : await DumpAsync(database, cancellationToken);
        await CopyAsync(BackupFiles.Of(data));
        var product = typeof(BackupWriter).Assembly.GetName().Version?.ToString(3) ?? "0";
        var manifest = new BackupManifest(BackupManifest.PresentFormat, product, at, isSqlite ? "sqlite" : "postgres", schema,
            [await BackupFiles.LookAsync(database, Path.GetFileName(database), cancellationToken), .. copied.Values]);
        await BackupFiles.VerifyAsync(folder, manifest, cancellationToken);
        return manifest;

        async Task CopyAsync(IEnumerable<string> paths)
        {
            foreach (var path in paths.Where(path => !copied.ContainsKey(path)))
            {
                if (await BackupFiles.CopyAsync(Path.Combine(data.Root, path), Path.Combine(folder, path), path, cancellationToken) is { } file)
                {
                    copied.Add(path, file);
                }
            }
        }
    }

    private string CopyDatabase(string file)
    {
        using var source = BackupFiles.Open(data.DatabaseFile, SqliteOpenMode.ReadWrite);
        using var copy = BackupFiles.Open(file, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(copy);

        // one file, without the two that the write-ahead log would need beside it
        BackupFiles.Ask(copy, "PRAGMA journal_mode=DELETE");
        return BackupFiles.Ask(copy, "SELECT MAX(\"MigrationId\") FROM \"__EFMigrationsHistory\"") ?? "";
    }

    private async Task<string> DumpAsync(string file, CancellationToken cancellationToken)
    {
        await PostgresTools.DumpAsync(configuration, file, cancellationToken);
        await PostgresTools.VerifyAsync(configuration, file, cancellationToken);
        return (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Max(StringComparer.Ordinal) ?? "";
    }
}
