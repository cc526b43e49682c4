using System.ComponentModel.DataAnnotations;

namespace Assistance.Web.Infrastructure.Scheduling;

/// <summary>How jobs run: the section "Jobs" of the settings.</summary>
public sealed class JobsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Jobs";

    /// <summary>Whether this node runs jobs. One that does not still shows them, and can tell others to run one.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Seconds between two signs of life of a node in a cluster. When three of them are missing, another node takes over what it was doing.
    /// </summary>
    [Range(1, 60)]
    public int CheckInSeconds { get; set; } = 5;

    /// <summary>Other times than those of the schedule, by name of the job: Quartz cron expressions with seconds first.</summary>
    public Dictionary<string, string> Cron { get; } = [];
}
