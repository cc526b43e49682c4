using System.Text.Json;

namespace Assistance.Web.Infrastructure.Backups;

/// <summary>One file of a backup.</summary>
/// <param name="Path">Below the folder of the backup, with slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hexadecimal, small letters.</param>
public sealed record BackupFile(string Path, long Size, string Sha256);

/// <summary>What a backup consists of. It is written last: a folder without it is no backup.</summary>
/// <param name="Format">Shape of the backup; this program knows 1.</param>
/// <param name="Product">Version of the program that wrote it.</param>
/// <param name="CreatedAt">When it was begun, UTC.</param>
/// <param name="Database">"sqlite" or "postgres".</param>
/// <param name="Schema">The last migration of the database.</param>
/// <param name="Files">Every file but this one.</param>
public sealed record BackupManifest(int Format, string Product, DateTime CreatedAt, string Database, string Schema, IReadOnlyList<BackupFile> Files)
{
    /// <summary>The shape that this program writes.</summary>
    public const int PresentFormat = 1;

    /// <summary>Name of its file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Name of the database file of SQLite.</summary>
    public const string SqliteFile = "assistance.db";

    /// <summary>Name of the dump of PostgreSQL.</summary>
    public const string PostgresFile = "assistance.dump";

    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The file that holds the database.</summary>
    public string DatabaseFile => Database == "postgres" ? PostgresFile : SqliteFile;

    /// <summary>Bytes of all files.</summary>
    public long Bytes => Files.Sum(file => file.Size);

    /// <summary>Reads the manifest of a folder, or null when there is none or it is broken.</summary>
    public static async Task<BackupManifest?> TryReadAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(System.IO.Path.Combine(folder, FileName));
            var read = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, options, cancellationToken);
            return read is { Files: not null, Schema: not null, Database: not null } && read.Files.All(file => file is { Path: not null, Sha256: not null }) ? read : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it into a folder.</summary>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(System.IO.Path.Combine(folder, FileName));
        await JsonSerializer.SerializeAsync(stream, this, options, cancellationToken);
    }
}
