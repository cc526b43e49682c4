using System.ComponentModel.DataAnnotations;

namespace Assistance.Web.Features.Shared;

/// <summary>When chasing counts as healthy: the section "Chasing" of the settings.</summary>
public sealed class ChasingOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Chasing";

    /// <summary>Longest time, in minutes, that a mail may wait to leave.</summary>
    [Range(1, 1440)]
    public int MaxUnsentMinutes { get; set; } = 30;
}
