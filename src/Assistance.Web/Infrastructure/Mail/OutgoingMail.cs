using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Assistance.Web.Infrastructure.Mail;

/// <summary>One mail to one person.</summary>
/// <param name="MessageId">Without angle brackets; the same at every attempt, so that a duplicate can be recognised as one.</param>
/// <param name="Language">"zh-CN" or "en".</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as HTML.</param>
public sealed record OutgoingMail(string MessageId, string To, string ToName, string Language, string Subject, string Text, string Html)
{
    /// <summary>The mail as the framework sends it. Nobody is to answer it by a machine: it says that one wrote it.</summary>
    public MailMessage ToMessage(MailOptions options)
    {
        var message = new MailMessage(new MailAddress(options.From, OneLine(options.FromName), Encoding.UTF8), new MailAddress(To, OneLine(ToName), Encoding.UTF8))
        {
            Subject = OneLine(Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{MessageId}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", Language);
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        return message;
    }

    private static string OneLine(string words) => string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c));
}

/// <summary>Sends mail, or puts it where it can be looked at.</summary>
public interface IMailSender
{
    /// <summary>Sends one mail; when it returns, somebody else answers for it.</summary>
    /// <exception cref="MailException">It was not taken.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
