using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistance.Web.Infrastructure.Mail;

/// <summary>
/// A mail read back from the pickup folder: what the framework writes there, decoded (encoded words, quoted-printable, base64,
/// multipart/alternative). It is shown as text; its HTML is never part of one of our pages.
/// </summary>
/// <param name="File">Name of the file.</param>
/// <param name="Text">The plain text part.</param>
/// <param name="Html">The HTML part as source.</param>
public sealed partial record ReadMail(string File, string From, string To, string Subject, string MessageId, string Text, string Html)
{
    /// <summary>Reads the source of a mail.</summary>
    public static ReadMail Parse(string file, string source)
    {
        var (headers, body) = Split(source);
        string? text = null;
        string? html = null;
        foreach (var (partHeaders, partBody) in Parts(headers, body))
        {
            var type = partHeaders.GetValueOrDefault("content-type") ?? "text/plain";
            var content = Decode(partBody, partHeaders.GetValueOrDefault("content-transfer-encoding"));
            if (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase))
            {
                html ??= content;
            }
            else if (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
            {
                text ??= content;
            }
        }

        return new(file, Word("from"), Word("to"), Word("subject"), Word("message-id").Trim('<', '>'), text ?? "", html ?? "");

        string Word(string name) => EncodedWords(headers.GetValueOrDefault(name) ?? "");
    }

    private static IEnumerable<(Dictionary<string, string> Headers, string Body)> Parts(Dictionary<string, string> headers, string body)
    {
        if (Boundary().Match(headers.GetValueOrDefault("content-type") ?? "") is not { Success: true } boundary)
        {
            return [(headers, body)];
        }

        return body.Split("--" + boundary.Groups[1].Value)[1..]
            .Where(part => !part.StartsWith("--", StringComparison.Ordinal))
            .Select(part => Split(part.TrimStart('\r', '\n')))
            .SelectMany(part => Parts(part.Headers, part.Body));
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string source)
    {
        var lines = source.ReplaceLineEndings("\n");
        var end = lines.IndexOf("\n\n", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (lines, "") : (lines[..end], lines[(end + 2)..]);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Folded().Replace(head, " ").Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }

        return (headers, body);
    }

    private static string Decode(string body, string? encoding) => encoding?.ToLowerInvariant() switch
    {
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body.Where(c => !char.IsWhiteSpace(c))))),
        "quoted-printable" => Encoding.UTF8.GetString(Quoted(body.Replace("=\n", "", StringComparison.Ordinal), underscoreIsSpace: false)),
        _ => body,
    };

    private static string EncodedWords(string value) => EncodedWord().Replace(BetweenWords().Replace(value, "?==?"), word =>
        Encoding.UTF8.GetString(word.Groups[1].Value is "B" or "b"
            ? Convert.FromBase64String(word.Groups[2].Value)
            : Quoted(word.Groups[2].Value, underscoreIsSpace: true)));

    private static byte[] Quoted(string text, bool underscoreIsSpace)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                bytes.Add(code);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes([underscoreIsSpace && text[i] == '_' ? ' ' : text[i]]));
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"boundary=""?([^"";\n]+)""?", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();
}
