namespace Assistance.Web.Features.Account;

/// <summary>Addresses of the pages with which people sign in and look after their account.</summary>
public static class AccountLinks
{
    /// <summary>The first place of the reader.</summary>
    public const string Start = "/";

    /// <summary>The sign-in page.</summary>
    public const string SignIn = "/account/sign-in";

    /// <summary>The second step of signing in.</summary>
    public const string SignInCode = "/account/sign-in/code";

    /// <summary>Ends the session; takes forms only.</summary>
    public const string SignOut = "/account/sign-out";

    /// <summary>My account.</summary>
    public const string Mine = "/account";

    /// <summary>Another password.</summary>
    public const string ChangePassword = "/account/change-password";

    /// <summary>The authenticator app.</summary>
    public const string Authenticator = "/account/authenticator";

    /// <summary>For people who have forgotten their password.</summary>
    public const string Forgot = "/account/forgot";

    /// <summary>Where the first administrator is made.</summary>
    public static string SetUp(string token) => "/account/set-up/" + token;
}
