namespace Assistance.Data.Records;

/// <summary>One fact about the installation: "demo", "calendar.version", "data-protection.[id]".</summary>
public sealed class Setting
{
    /// <summary>The day of the last finished sweep, yyyy-MM-dd.</summary>
    public const string LastSweep = "sweep.last";

    /// <summary>The last proof that nothing is forgotten, in JSON.</summary>
    public const string LastCheck = "check.last";

    /// <summary>When the mail server last took a mail.</summary>
    public const string LastMail = "mail.last";

    /// <summary>How often the public calendar was changed.</summary>
    public const string CalendarVersion = "calendar.version";

    /// <summary>How often policies and closing days were changed.</summary>
    public const string RulesVersion = "chase.rules";

    /// <summary>There while open deadlines do not yet follow a change of calendar, policies or closing days; the value names the change.</summary>
    public const string RulesPending = "chase.rules-pending";

    /// <summary>Its name; unique.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its value.</summary>
    public string Value { get; set; } = "";

    /// <summary>When it was written, UTC.</summary>
    public DateTime At { get; set; }
}
