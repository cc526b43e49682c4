using System.Net;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Shared;

public class HeldFormTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_form_without_a_valid_token_from_elsewhere_is_refused_and_not_offered_again()
    {
        using var client = App.CreateClient(new() { BaseAddress = new Uri("https://localhost") });
        using var form = new FormUrlEncodedContent([new("Language", "en"), new("ReturnUrl", "/")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/language") { Content = form };
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("name=\"Language\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_ours_whose_token_no_longer_holds_can_be_sent_again()
    {
        using var client = App.CreateClient(new() { BaseAddress = new Uri("https://localhost") });
        using var form = new FormUrlEncodedContent([new("Language", "en"), new("ReturnUrl", "/kept")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/language") { Content = form };
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("value=\"/kept\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
