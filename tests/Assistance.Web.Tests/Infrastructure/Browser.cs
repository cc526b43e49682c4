using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;

namespace Assistance.Web.Tests.Infrastructure;

/// <summary>
/// One person's browser without JavaScript: keeps cookies, follows redirects, sends forms with what they hold.
/// Everything goes over HTTP through the whole program; nothing is called past its filters and validators.
/// </summary>
public sealed class Browser(HttpClient client, CookieContainer cookies)
{
    /// <summary>The page that was read last, or null before the first.</summary>
    public WebPage? Current { get; private set; }

    /// <summary>The cookies of this browser.</summary>
    public CookieContainer Cookies { get; } = cookies;

    /// <summary>The underlying client, for what is not a page (files, health, feeds).</summary>
    public HttpClient Client { get; } = client;

    /// <summary>Opens a path, follows redirects, and expects the given status (200 unless told).</summary>
    public async Task<WebPage> Get(string path, HttpStatusCode expected = HttpStatusCode.OK) =>
        (await Read(await Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)))).Expect(expected);

    /// <summary>Opens a path and does not care how it answers; for tests that look at the status themselves.</summary>
    public async Task<WebPage> Try(string path) => await Read(await Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>
    /// Sends fields that no form offered, as someone who forges a request would, but with a valid anti-forgery token: what refuses
    /// must be the rule, not the missing token.
    /// </summary>
    public async Task<WebPage> Post(string path, params (string Name, string Value)[] fields)
    {
        var token = Current?.Find("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        var all = fields.Append(("__RequestVerificationToken", token ?? ""));
        using var content = new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await Read(await Client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), content));
    }

    /// <summary>Reads in this language from now on, as if the person had chosen it with the switch: "zh-CN" or "en".</summary>
    public Browser Speaking(string language)
    {
        var address = Client.BaseAddress!;
        Cookies.Add(address, new Cookie(SecureCookies.Name(ReaderCulture.Cookie, address.Scheme == Uri.UriSchemeHttps), language) { Path = "/" });
        return this;
    }

    internal async Task<WebPage> Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = content };
        return await Read(await Client.SendAsync(request));
    }

    private async Task<WebPage> Read(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var html = response.Content.Headers.ContentType?.MediaType == "text/html";
        var text = html || response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? Encoding.UTF8.GetString(bytes)
            : "";
        var document = await new HtmlParser().ParseDocumentAsync(html ? text : "");
        var page = new WebPage(this, response, document, text, bytes);
        Current = html ? page : Current;
        return page;
    }
}
