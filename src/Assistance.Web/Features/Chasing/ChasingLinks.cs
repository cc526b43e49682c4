namespace Assistance.Web.Features.Chasing;

/// <summary>Addresses of the pages about chasing.</summary>
public static class ChasingLinks
{
    /// <summary>催办运行: whether the chasing runs, and that nothing is forgotten.</summary>
    public const string Home = "/chasing";

    /// <summary>The mails that did not leave this installation.</summary>
    public const string Mail = "/mail";

    /// <summary>The same as on the Chasing page, for monitoring.</summary>
    public const string Health = "/health/chasing";

    /// <summary>The rows behind one of the checks.</summary>
    public static string Forgotten(ForgottenKind check) => $"/chasing/forgotten?check={NameOf(check)}";

    /// <summary>How a check is called in an address: "no-owner".</summary>
    public static string NameOf(ForgottenKind check) => Infrastructure.Localization.Text.Kebab(check.ToString());

    /// <summary>One mail of the pickup folder.</summary>
    public static string ReadMail(string file) => $"/mail/{Uri.EscapeDataString(file)}";

    /// <summary>督办单: a supervision notice.</summary>
    /// <param name="number">DB-[year]-[sequence].</param>
    public static string Supervision(string number) => $"/supervision/{number}";

    /// <summary>The notice as a document.</summary>
    public static string PrintSupervision(string number) => $"/supervision/{number}/print";
}
