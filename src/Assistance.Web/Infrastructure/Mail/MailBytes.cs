using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Assistance.Web.Infrastructure.Mail;

/// <summary>
/// Writes a mail as it goes over the wire: ASCII alone, lines of at most 76 characters, text and HTML as base64, so that no server on the
/// way has anything to change.
/// </summary>
internal static class MailBytes
{
    /// <summary>Bytes of UTF-8 in one encoded word: with its frame it stays below 75 characters.</summary>
    private const int WordBytes = 42;

    /// <summary>The bytes. It says that a machine wrote it, so that none answers.</summary>
    /// <param name="now">When it is written, UTC.</param>
    public static byte[] Write(OutgoingMail mail, MailAddress to, MailOptions options, DateTimeOffset now)
    {
        var boundary = "=_" + string.Concat(mail.MessageId.Where(char.IsAsciiLetterOrDigit));
        var bytes = new StringBuilder(1024 + (2 * (mail.Text.Length + mail.Html.Length)));
        Header(bytes, "From", $"{Words(options.FromName)} <{Ascii(new MailAddress(options.From))}>");
        Header(bytes, "To", $"{Words(mail.ToName)} <{Ascii(to)}>");
        Header(bytes, "Subject", Words(mail.Subject));
        Header(bytes, "Date", now.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Header(bytes, "Message-ID", $"<{mail.MessageId}>");
        Header(bytes, "Auto-Submitted", "auto-generated");
        Header(bytes, "Content-Language", mail.Language);
        Header(bytes, "MIME-Version", "1.0");
        Header(bytes, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        Part(bytes, boundary, "plain", mail.Text);
        Part(bytes, boundary, "html", mail.Html);
        bytes.Append("\r\n--").Append(boundary).Append("--\r\n");
        return Encoding.ASCII.GetBytes(bytes.ToString());
    }

    /// <summary>The address in ASCII, as the envelope names it.</summary>
    /// <exception cref="FormatException">What stands before the @ cannot be written in ASCII.</exception>
    public static string Ascii(MailAddress address) => address.User.All(sign => sign is > ' ' and < (char)127)
        ? $"{address.User}@{new IdnMapping().GetAscii(address.Host)}"
        : throw new FormatException($"{address.Address} cannot be written in ASCII.");

    private static void Header(StringBuilder bytes, string name, string value) => bytes.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void Part(StringBuilder bytes, string boundary, string kind, string content)
    {
        bytes.Append("\r\n--").Append(boundary).Append("\r\nContent-Type: text/").Append(kind).Append("; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        bytes.Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(content.ReplaceLineEndings("\r\n")), Base64FormattingOptions.InsertLineBreaks));
    }

    // as encoded words, each of whole characters: whatever they hold, a header stays one header
    private static string Words(string text)
    {
        var words = new List<string>();
        var word = new MemoryStream(WordBytes);
        Span<byte> sign = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = (Rune.IsControl(rune) ? new Rune(' ') : rune).EncodeToUtf8(sign);
            if (word.Length + length > WordBytes)
            {
                words.Add(Encoded(word));
                word.SetLength(0);
            }

            word.Write(sign[..length]);
        }

        words.Add(Encoded(word));
        return string.Join("\r\n ", words);
    }

    private static string Encoded(MemoryStream word) => $"=?utf-8?B?{Convert.ToBase64String(word.GetBuffer(), 0, (int)word.Length)}?=";
}
