namespace Assistance.Data.Records;

/// <summary>One fact about the installation: "demo", "calendar.version", "data-protection.[id]".</summary>
public sealed class Setting
{
    /// <summary>Its name; unique.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its value.</summary>
    public string Value { get; set; } = "";

    /// <summary>When it was written, UTC.</summary>
    public DateTime At { get; set; }
}
