using System.ComponentModel.DataAnnotations;

namespace Assistance.Web.Infrastructure.Backups;

/// <summary>The nightly backup: the section "Backup" of the settings.</summary>
public sealed class BackupOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Backup";

    /// <summary>Folder that the nightly backups go to, outside the data folder; empty for none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How many of them are kept.</summary>
    [Range(1, 1000)]
    public int Keep { get; set; } = 14;
}
