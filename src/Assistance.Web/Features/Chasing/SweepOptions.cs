using System.ComponentModel.DataAnnotations;

namespace Assistance.Web.Features.Chasing;

/// <summary>How a sweep works: the section "Chasing" of the settings.</summary>
public sealed class SweepOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Chasing";

    /// <summary>Deadlines of one transaction: few enough that a person's save in between waits milliseconds only.</summary>
    [Range(1, 2000)]
    public int BatchSize { get; set; } = 500;
}
