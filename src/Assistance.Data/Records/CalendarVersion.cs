using Assistance.Domain.Calendar;

namespace Assistance.Data.Records;

/// <summary>One import of the public calendar that changed something. Versions are added, never changed, so that it can be told for ever when a day became a holiday.</summary>
public sealed class CalendarVersion
{
    /// <summary>Counts the imports, from 1; unique.</summary>
    public int Version { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The name of who imported it; empty for the operator's command and for the list that the product brings along.</summary>
    public string By { get; init; } = "";

    /// <summary>The name of the file.</summary>
    public string File { get; init; } = "";

    /// <summary>The years that the file speaks of, in order; each was replaced as a whole.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>The days that differ from the version before.</summary>
    public IReadOnlyList<CalendarDayChange> Changes { get; init; } = [];

    /// <summary>How many open deadlines were chased on another day by it; null while they do not all follow it yet.</summary>
    public int? Moved { get; set; }
}
