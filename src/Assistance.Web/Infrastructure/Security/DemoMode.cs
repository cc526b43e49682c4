namespace Assistance.Web.Infrastructure.Security;

/// <summary>Demo mode: the installation holds the sample cases, and everybody may sign in as anybody of them.</summary>
public static class DemoMode
{
    /// <summary>The setting that says so: "zh" or "en"; absent in every other installation.</summary>
    public const string Setting = "demo";

    /// <summary>The password of every demo account. It opens nothing that the sign-in page of a demo does not open by itself.</summary>
    public const string Password = "assistance-demo";
}
