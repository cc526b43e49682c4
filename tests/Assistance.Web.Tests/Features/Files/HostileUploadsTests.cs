using System.Net;
using System.Text;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Files;

/// <summary>What hostile people hand in, over HTTP and through a real form: refused with a sentence, or kept under a harmless name.</summary>
public class HostileUploadsTests(AssistanceApp app) : WebTest(app)
{
    private const string Boundary = "----assistance";

    // made when they are needed: a bomb takes seconds
    private static readonly Dictionary<string, (string Name, Func<byte[]> Content)> corpus = new()
    {
        ["a page as a picture"] = ("photo.png", () => "<html><script>alert(1)</script></html>"u8.ToArray()),
        ["a drawing as a photo"] = ("photo.jpg", () => "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray()),
        ["a drawing"] = ("drawing.svg", () => "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()),
        ["macros"] = ("report.docx", () => SampleFiles.DocxWithMacros),
        ["macros by name"] = ("report.docm", () => SampleFiles.Docx),
        ["a zip bomb"] = ("report.docx", () => SampleFiles.Bomb()),
        ["nested packages"] = ("nested.zip", () => SampleFiles.Package(("inner.zip", "PK"), ("again.zip", "PK"))),
        ["a package in a document"] = ("nested.docx", () => SampleFiles.Package(("[Content_Types].xml", "<Types/>"), ("inner.docx", "PK"))),
        ["a program before a document"] = ("report.pdf", () => [.. SampleFiles.Program, .. SampleFiles.Pdf]),
        ["a page by name"] = ("page.html", () => SampleFiles.Pdf),
        ["a hidden letter"] = ("run.ex\u200Be", () => SampleFiles.Pdf),
        ["turned around"] = ("run.\u202Eexe", () => SampleFiles.Pdf),
        ["nothing"] = ("empty.pdf", () => []),
    };

    public static TheoryData<string> Refused => [.. corpus.Keys];

    [Theory, MemberData(nameof(Refused))]
    public async Task It_is_refused_with_a_sentence_and_the_form_comes_back(string what)
    {
        var (name, content) = corpus[what];
        var (browser, path, token) = await OpenAsync();

        var (status, text) = await SendAsync(browser, path, token, [(name, content())]);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.True(text.Contains("cannot be handed in", StringComparison.Ordinal) || text.Contains("is empty", StringComparison.Ordinal), text);
        Assert.DoesNotContain("Evidence.Held", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_hostile_names_are_kept_under_harmless_ones()
    {
        string[] tricks = ["\u200B", "\u200E", "\u202A", "\u202E", "\u2066", "\uFEFF", "\u00AD", "\u2028", "\u3164", "\uFFFD", "\uE000", "\t", "\u001B[31m", "%00", "%2e%2e%2f", "\u0001", "\u007F", "\u0085", "\uFFA0"];
        string[] names = ["..", "../", "..\\..\\", "CON", "nul.txt", "a:b", "x|y", ".", " ", "plain", new string('n', 400)];
        var hostile = tricks.SelectMany(_ => names, (trick, name) => trick + name + trick + ".pdf").ToList();
        Assert.True(hostile.Count >= 200, $"{hostile.Count}");
        var before = await App.InDatabase(db => db.StoredFiles.CountAsync());
        var (browser, path, token) = await OpenAsync();
        foreach (var some in hostile.Chunk(20))
        {
            var (status, _) = await SendAsync(browser, path, token, [.. some.Select((name, i) => (name, (byte[])[.. SampleFiles.Pdf, (byte)i]))]);
            Assert.Equal(HttpStatusCode.BadRequest, status);
        }

        var kept = await App.InDatabase(db => db.StoredFiles.Select(row => row.Name).ToListAsync());
        Assert.Equal(hostile.Count, kept.Count - before);
        Assert.All(kept, name =>
        {
            Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
            Assert.DoesNotContain(name, sign => char.IsControl(sign) || sign is '/' or '\\' or ':' or '|' or '\u200B' or '\u202E' or '\u2066' or '\uFEFF');
            Assert.True(name.Length <= 130 && !name.StartsWith('.') && !name.StartsWith("CON", StringComparison.OrdinalIgnoreCase), name);
        });
        Assert.All(Directory.EnumerateFiles(Path.Combine(App.Folder, "files"), "*", SearchOption.AllDirectories), path => Assert.Matches("^[0-9a-f]{64}$", Path.GetFileName(path)));
    }

    [Theory]
    [InlineData("a\0b.pdf")]
    [InlineData("a\r\nX-Header: 1.pdf")]
    public async Task What_breaks_the_form_itself_is_refused(string name)
    {
        var (browser, path, token) = await OpenAsync();

        var (status, _) = await SendAsync(browser, path, token, [(name, SampleFiles.Pdf)]);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.DoesNotContain(await App.InDatabase(db => db.StoredFiles.Select(row => row.Name).ToListAsync()), one => one.Any(char.IsControl));
    }

    [Fact]
    public async Task A_file_that_is_two_things_at_once_is_kept_as_the_one_that_it_begins_with_and_sent_as_such()
    {
        var (browser, path, token) = await OpenAsync();
        byte[] polyglot = [.. SampleFiles.Pdf, .. "<html><script>alert(1)</script></html>"u8, .. SampleFiles.Docx];
        await SendAsync(browser, path, token, [("both.html.pdf", polyglot)]);
        var file = await App.InDatabase(db => db.StoredFiles.AsNoTracking().SingleAsync(row => row.Name == "both.html.pdf"));

        using var answer = await browser.Client.GetAsync(new Uri($"/files/{file.Id}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
    }

    private async Task<(Browser Browser, string Path, string Token)> OpenAsync()
    {
        var promise = await App.Make("2026-12-20");
        var path = $"/cases/{promise.Reference}/commitments/{promise.Number}/confirm";
        var browser = await SignIn(Cast.Member);
        var page = await browser.Get(path);
        return (browser, path, page.The("main form input[name=__RequestVerificationToken]").GetAttribute("value")!);
    }

    // as it goes over the wire: libraries would put the names right. Without a note the form is refused, whatever its files are
    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(Browser browser, string path, string token, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        void Write(string text) => bytes.Write(Encoding.UTF8.GetBytes(text));
        Write($"--{Boundary}\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n");
        foreach (var (name, content) in files)
        {
            Write($"--{Boundary}\r\nContent-Disposition: form-data; name=\"Evidence\"; filename=\"{name.Replace("\\", "\\\\", StringComparison.Ordinal)}\"\r\nContent-Type: image/png\r\n\r\n");
            bytes.Write(content);
            Write("\r\n");
        }

        Write($"--{Boundary}--\r\n");
        using var form = new ByteArrayContent(bytes.ToArray());
        form.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
        using var answer = await browser.Client.PostAsync(new Uri(path, UriKind.Relative), form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
