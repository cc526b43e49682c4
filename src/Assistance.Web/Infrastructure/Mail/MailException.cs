namespace Assistance.Web.Infrastructure.Mail;

/// <summary>Why a mail was not taken, as far as it matters for what happens next.</summary>
public enum MailFailure
{
    /// <summary>Perhaps it is taken later.</summary>
    Temporary = 1,

    /// <summary>The address is none, or its server refuses it for good.</summary>
    Address = 2,

    /// <summary>The server cannot be reached, does not let us in, or sends everybody away: no fault of this mail.</summary>
    Server = 3,
}

/// <summary>A mail was not taken; the message says why, for the administrator. It may name people: it does not belong in a log.</summary>
/// <param name="failure">Why.</param>
/// <param name="code">The answer of the server, or null when it gave none.</param>
/// <param name="message">In the words of the server or the framework.</param>
public sealed class MailException(MailFailure failure, int? code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why it was not taken.</summary>
    public MailFailure Failure => failure;

    /// <summary>The answer of the server, or null when it gave none.</summary>
    public int? Code => code;
}
