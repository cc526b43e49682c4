namespace Assistance.Web.Infrastructure.Security;

/// <summary>What nobody may choose: the section "Passwords" of the settings.</summary>
public sealed class PasswordOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Passwords";

    /// <summary>
    /// A file in UTF-8 with passwords that are known to have leaked, one a line; empty for none. Eight bytes of each are held in memory, so some
    /// million lines are no burden.
    /// </summary>
    public string RefusedList { get; set; } = "";
}
