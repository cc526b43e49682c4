namespace Assistance.Web.Infrastructure.Mail;

/// <summary>One mail to one person.</summary>
/// <param name="MessageId">Without angle brackets; the same at every attempt, so that a duplicate can be recognised as one.</param>
/// <param name="Language">"zh-CN" or "en".</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as HTML.</param>
public sealed record OutgoingMail(string MessageId, string To, string ToName, string Language, string Subject, string Text, string Html);

/// <summary>Sends mail, or puts it where it can be looked at.</summary>
public interface IMailSender
{
    /// <summary>Sends one mail; when it returns, somebody else answers for it.</summary>
    /// <exception cref="MailException">It was not taken.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
