using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Mail;

namespace Assistance.Web.Features.Chasing;

/// <summary>Writes notices to one person as one mail, in that person's language. Addresses start with the configured one and nothing else.</summary>
internal sealed class Digest(Text text, string baseUrl)
{
    /// <summary>Lines of one mail; what is beyond is counted, and stands in the app.</summary>
    private const int MaxLines = 100;

    private static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The mail.</summary>
    /// <param name="lines">What the person is told, at least one.</param>
    public OutgoingMail Write(string messageId, Person to, IReadOnlyList<NoticeLine> lines)
    {
        var words = text.In(Languages.Find(to.Language) ?? Languages.Chinese);
        var subject = lines.Count == 1 ? lines[0].Sentence : words["chasing.mail.subject", lines.Count];
        return new(messageId, to.Email!, to.Name, to.Language, subject, Plain(words, to, lines), Html(words, to, subject, lines));
    }

    private string Plain(Text words, Person to, IReadOnlyList<NoticeLine> lines)
    {
        var mail = new StringBuilder();
        mail.AppendLine(words["chasing.mail.greeting", to.Name]).AppendLine();
        foreach (var line in lines.Take(MaxLines))
        {
            mail.Append("* ").AppendLine(line.Sentence);
            foreach (var more in Facts(words, line))
            {
                mail.Append("  ").AppendLine(more);
            }

            if (line.Url is not null)
            {
                mail.Append("  ").AppendLine(baseUrl + line.Url);
            }

            if (line.WhyUrl is not null)
            {
                mail.Append("  ").Append(words["shared.why-date"]).Append(' ').AppendLine(baseUrl + line.WhyUrl);
            }

            mail.AppendLine();
        }

        if (lines.Count > MaxLines)
        {
            mail.AppendLine(words["chasing.mail.more", lines.Count - MaxLines]).AppendLine();
        }

        return mail.AppendLine(baseUrl + Inbox).AppendLine().AppendLine(words["chasing.mail.footer"]).ToString();
    }

    private string Html(Text words, Person to, string subject, IReadOnlyList<NoticeLine> lines)
    {
        var mail = new StringBuilder();
        mail.Append("<!doctype html><html lang=\"").Append(to.Language).Append("\"><head><meta charset=\"utf-8\"><title>").Append(Safe(subject))
            .Append("</title></head><body><p>").Append(Safe(words["chasing.mail.greeting", to.Name])).Append("</p><ul>");
        foreach (var line in lines.Take(MaxLines))
        {
            var sentence = Safe(line.Sentence);
            mail.Append("<li><p><strong>").Append(line.Url is null ? sentence : $"<a href=\"{Safe(baseUrl + line.Url)}\">{sentence}</a>").Append("</strong>");
            foreach (var more in Facts(words, line))
            {
                mail.Append("<br>").Append(Safe(more));
            }

            if (line.WhyUrl is not null)
            {
                mail.Append("<br><a href=\"").Append(Safe(baseUrl + line.WhyUrl)).Append("\">").Append(Safe(words["shared.why-date"])).Append("</a>");
            }

            mail.Append("</p></li>");
        }

        mail.Append("</ul>");
        if (lines.Count > MaxLines)
        {
            mail.Append("<p>").Append(Safe(words["chasing.mail.more", lines.Count - MaxLines])).Append("</p>");
        }

        return mail.Append("<p><a href=\"").Append(Safe(baseUrl + Inbox)).Append("\">").Append(Safe(words["chasing.mail.all"])).Append("</a></p><p><small>")
            .Append(Safe(words["chasing.mail.footer"])).Append("</small></p></body></html>").ToString();
    }

    private static IEnumerable<string> Facts(Text words, NoticeLine line)
    {
        string?[] facts = [line.Level, line.Where, line.Owner is null ? null : words["chasing.mail.owner", line.Owner], line.Why];
        return facts.Where(fact => !string.IsNullOrEmpty(fact)).OfType<string>();
    }

    private static string Inbox => Notices.NoticesLinks.List;

    private static string Safe(string words) => encoder.Encode(words);
}
