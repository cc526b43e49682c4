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
}
