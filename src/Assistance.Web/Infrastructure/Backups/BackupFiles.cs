using System.Security.Cryptography;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Data;
using Microsoft.Data.Sqlite;

namespace Assistance.Web.Infrastructure.Backups;

/// <summary>Copies, hashes and checks the files of backups.</summary>
internal static class BackupFiles
{
    /// <summary>
    /// What of the data folder is backed up besides the database: files, keys, certificates, seals and mail. Not the scheduler's file: its jobs
    /// are made anew at every start.
    /// </summary>
    public static IEnumerable<string> Of(DataFolder data)
    {
        var temporary = Path.Combine(data.Root, "files", "tmp") + Path.DirectorySeparatorChar;
        var databases = new[] { data.DatabaseFile, data.SchedulerFile };
        return Directory.EnumerateFiles(data.Root, "*", SearchOption.AllDirectories)
            .Where(file => !Array.Exists(databases, database => file.StartsWith(database, StringComparison.Ordinal))
                && !file.StartsWith(temporary, StringComparison.Ordinal)
                && !file.EndsWith(".part", StringComparison.Ordinal)
                && Path.GetRelativePath(data.Root, file)[0] != '.')
            .Order(StringComparer.Ordinal)
            .Select(file => Path.GetRelativePath(data.Root, file).Replace('\\', '/'));
    }

    /// <summary>Whether a file is one that people have handed in or the product has made for them: it never changes, and may be removed when nothing names it.</summary>
    public static bool IsHandedIn(string path) => path.StartsWith("files/", StringComparison.Ordinal);

    /// <summary>Copies a file durably.</summary>
    /// <returns>What was read, or null when the file is no longer there.</returns>
    public static async Task<BackupFile?> CopyAsync(string from, string to, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        try
        {
            await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[128 * 1024];
            var size = 0L;
            for (int read; (read = await source.ReadAsync(buffer, cancellationToken)) > 0; size += read)
            {
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            target.Flush(flushToDisk: true);
            return new(path, size, Convert.ToHexStringLower(hash.GetCurrentHash()));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Size and hash of a file.</summary>
    public static async Task<BackupFile> LookAsync(string file, string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return new(path, stream.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)));
    }

    /// <summary>Refuses a backup in which a file is missing or differs from its manifest, or whose database is broken.</summary>
    /// <exception cref="RefusedException">It lists every such file.</exception>
    public static async Task VerifyAsync(string folder, BackupManifest manifest, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var refused = new List<Refusal>();
        foreach (var file in manifest.Files)
        {
            var full = Path.GetFullPath(Path.Combine(folder, file.Path));
            if (!full.StartsWith(root, StringComparison.Ordinal) || !File.Exists(full))
            {
                refused.Add(new(file.Path, "backup.missing", "backups.rule.missing", file.Path));
            }
            else if (await LookAsync(full, file.Path, cancellationToken) != file)
            {
                refused.Add(new(file.Path, "backup.broken", "backups.rule.broken", file.Path));
            }
        }

        if (!manifest.Files.Any(file => file.Path == manifest.DatabaseFile))
        {
            refused.Add(new(manifest.DatabaseFile, "backup.missing", "backups.rule.missing", manifest.DatabaseFile));
        }

        if (refused.Count == 0 && manifest.Database == "sqlite" && !IsSound(Path.Combine(folder, BackupManifest.SqliteFile)))
        {
            refused.Add(new(BackupManifest.SqliteFile, "backup.broken", "backups.rule.broken", BackupManifest.SqliteFile));
        }

        if (refused.Count > 0)
        {
            throw new RefusedException([.. refused]);
        }
    }

    /// <summary>Opens a database file outside the pool: it is to be moved or copied afterwards.</summary>
    public static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 60 }.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Reads one value of a database.</summary>
    public static string? Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this folder
        command.CommandText = question;
#pragma warning restore CA2100
        return command.ExecuteScalar() as string;
    }

    private static bool IsSound(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            return Ask(connection, "PRAGMA integrity_check") == "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
