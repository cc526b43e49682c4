using System.ComponentModel.DataAnnotations;

namespace Assistance.Web.Infrastructure.Files;

/// <summary>How much people may hand in: the section "Files" of the settings.</summary>
public sealed class UploadOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Files";

    /// <summary>Largest single file, in megabytes (1,048,576 bytes).</summary>
    [Range(1, 200)]
    public int MaxMegabytes { get; set; } = 20;

    /// <summary>Most files in one input of a form.</summary>
    [Range(1, 100)]
    public int MaxFiles { get; set; } = 20;

    /// <summary>Largest form with all its files, in megabytes.</summary>
    [Range(1, 1000)]
    public int MaxFormMegabytes { get; set; } = 100;

    /// <summary>Days after which a file that no record and no draft holds is removed.</summary>
    [Range(1, 365)]
    public int KeepUnattachedDays { get; set; } = 2;

    /// <summary><see cref="MaxMegabytes"/> in bytes.</summary>
    public long MaxBytes => MaxMegabytes * 1024L * 1024L;

    /// <summary><see cref="MaxFormMegabytes"/> in bytes.</summary>
    public long MaxFormBytes => MaxFormMegabytes * 1024L * 1024L;
}
