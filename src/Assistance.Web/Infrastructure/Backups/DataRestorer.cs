using Assistance.Data;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Backups;

/// <summary>A backup that was put back.</summary>
/// <param name="Folder">The backup.</param>
/// <param name="Before">Where that stands which was there before, or null.</param>
public sealed record RestoredBackup(string Folder, BackupManifest Manifest, string? Before);

/// <summary>
/// Puts a backup into the data folder. Everything is checked before anything is touched; the files are copied beside and then change places,
/// by renaming, with those that were there. The server must not run meanwhile.
/// </summary>
public sealed class DataRestorer(AssistanceDb db, DataFolder data, IConfiguration configuration)
{
    private const int Busy = 5;
    private const int Locked = 6;

    private bool IsPostgres => DatabaseSetup.IsPostgres(configuration);

    /// <summary>Restores the backup in a folder, or the newest one below it.</summary>
    /// <param name="overwrite">Whether what is in the data folder, or in the database of PostgreSQL, may give way.</param>
    /// <exception cref="RefusedException">There is no whole backup, it is of a newer program, or something is in the way; nothing has changed.</exception>
    public async Task<RestoredBackup> RestoreAsync(string from, bool overwrite, CancellationToken cancellationToken)
    {
        var folder = BackupWriter.Find(Path.GetFullPath(from));
        var manifest = folder is null ? null : await BackupManifest.TryReadAsync(folder, cancellationToken);
        Require(folder is not null && manifest is not null, "none", from);
        Require(manifest!.Format <= BackupManifest.PresentFormat && db.Database.GetMigrations().Contains(manifest.Schema), "newer", manifest.Product, manifest.Schema);
        Require(manifest.Database == (IsPostgres ? "postgres" : "sqlite"), "other-database", manifest.Database);
        Require(overwrite || !await IsInUseAsync(cancellationToken), "in-the-way", data.Root);
        await BackupFiles.VerifyAsync(folder!, manifest, cancellationToken);
        var stamp = Guid.CreateVersion7().ToString("N");
        var (beside, before) = (Path.Combine(data.Root, $".restore-{stamp}"), Path.Combine(data.Root, $".before-{stamp}"));
        try
        {
            await CopyAsync(folder!, manifest, beside, cancellationToken);
            Require(IsIdle(), "running", data.Root);
            if (IsPostgres)
            {
                await PostgresTools.RestoreAsync(configuration, Path.Combine(folder!, manifest.DatabaseFile), cancellationToken);
            }

            return new(folder!, manifest, Swap(beside, before));
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    private static void Require(bool holds, string code, params object[] arguments)
    {
        if (!holds)
        {
            throw new RefusedException(new Refusal("", $"backup.{code}", $"backups.rule.{code}", arguments));
        }
    }

    private static async Task CopyAsync(string folder, BackupManifest manifest, string beside, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(beside);
        foreach (var file in manifest.Files.Where(file => file.Path != BackupManifest.PostgresFile))
        {
            var copied = await BackupFiles.CopyAsync(Path.Combine(folder, file.Path), Path.Combine(beside, file.Path), file.Path, cancellationToken);
            Require(copied == file, "broken", file.Path);
        }
    }

    // a folder may be the root of a volume, which cannot be renamed; so what is in it is
    private string? Swap(string beside, string before)
    {
        var old = Directory.EnumerateFileSystemEntries(data.Root).Where(entry => Path.GetFileName(entry)[0] != '.').ToList();
        foreach (var entry in old)
        {
            Directory.CreateDirectory(before);
            Directory.Move(entry, Path.Combine(before, Path.GetFileName(entry)));
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(beside).ToList())
        {
            Directory.Move(entry, Path.Combine(data.Root, Path.GetFileName(entry)));
        }

        if (Directory.Exists(before) && !Directory.EnumerateFiles(before, "*", SearchOption.AllDirectories).Any())
        {
            Directory.Delete(before, recursive: true);
        }

        return Directory.Exists(before) ? before : null;
    }

    private async Task<bool> IsInUseAsync(CancellationToken cancellationToken) =>
        Directory.EnumerateFiles(data.Root, "*", SearchOption.AllDirectories).Any() || (IsPostgres && await PostgresTools.HasTablesAsync(configuration, cancellationToken));

    // nobody but the only connection can leave the write-ahead log
    private bool IsIdle()
    {
        if (IsPostgres || !File.Exists(data.DatabaseFile))
        {
            return true;
        }

        SqliteOpenConnection.CloseResting(data.DatabaseFile);
        SqliteConnection.ClearAllPools();
        try
        {
            using var connection = BackupFiles.Open(data.DatabaseFile, SqliteOpenMode.ReadWrite);
            connection.DefaultTimeout = 1;
            BackupFiles.Ask(connection, "PRAGMA busy_timeout=500");
            return BackupFiles.Ask(connection, "PRAGMA journal_mode=DELETE") == "delete";
        }
        catch (SqliteException failure)
        {
            // a database that is broken is a reason to restore, not an obstacle
            return failure.SqliteErrorCode is not (Busy or Locked);
        }
    }
}
