using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Shared;

/// <summary>What a page weighs on the line, compressed and with its headers: on the first visit, and on every further one.</summary>
public partial class PageWeightTests(AssistanceApp app) : WebTest(app)
{
    private const int First = 100_000;
    private const int Repeat = 15_000;

    [Theory]
    [InlineData("/today", Cast.Caseworker)]
    [InlineData("/today", Cast.Lead)]
    [InlineData("/cases", Cast.Manager)]
    [InlineData("/cases/{case}", Cast.Caseworker)]
    [InlineData("/commitments", Cast.Manager)]
    [InlineData("/overdue", Cast.Manager)]
    [InlineData("/enterprises", Cast.Auditor)]
    [InlineData("/admin/people", Cast.Administrator)]
    public async Task A_page_is_light(string path, string reader)
    {
        var made = await SampleCase.EnterAsync(App);
        await App.Make(50, "2026-11-02", text: "Check the welding seams of the second line, and write down what was seen " + made.Reference);
        var client = (await SignIn(reader)).Client;
        var page = await Ask(client, path.Replace("{case}", made.Reference, StringComparison.Ordinal));
        var weight = await Weight(page);
        var document = await new HtmlParser().ParseDocumentAsync(await Html(page));
        var assets = document.QuerySelectorAll("link[rel=stylesheet],link[rel=icon]").Select(one => one.GetAttribute("href"))
            .Concat(document.QuerySelectorAll("script[src],img[src]").Select(one => one.GetAttribute("src")))
            .Concat(document.QuerySelectorAll("use").Select(one => one.GetAttribute("href")?.Split('#')[0]))
            .Where(address => !string.IsNullOrEmpty(address)).Distinct().ToList();
        Assert.NotEmpty(assets);
        var (first, repeat) = (weight, weight);
        foreach (var asset in assets)
        {
            var answer = await Ask(client, asset!);
            first += HeadersOf(answer) + Packed(await Html(answer));
            // what has its fingerprint in the address is kept for good; all else would be asked for again
            repeat += Fingerprint().IsMatch(asset!) ? 0 : HeadersOf(answer);
        }

        Assert.InRange(first, 1, First);
        Assert.InRange(repeat, 1, Repeat);
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("Accept-Encoding", "gzip, br");
        var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        return answer;
    }

    private static async Task<int> Weight(HttpResponseMessage answer) => HeadersOf(answer) + (await answer.Content.ReadAsByteArrayAsync()).Length;

    private static int HeadersOf(HttpResponseMessage answer) => Encoding.UTF8.GetByteCount($"{answer.Headers}{answer.Content.Headers}");

    /// <summary>A program that was not published sends its files as good as unpacked; published ones are packed as well as can be.</summary>
    private static int Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray().Length;
    }

    [GeneratedRegex("\\.[a-z0-9]{10}\\.\\w+$")]
    private static partial Regex Fingerprint();

    private static async Task<string> Html(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Stream plain = new MemoryStream(bytes);
        plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(plain, CompressionMode.Decompress),
            "gzip" => new GZipStream(plain, CompressionMode.Decompress),
            _ => plain,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
