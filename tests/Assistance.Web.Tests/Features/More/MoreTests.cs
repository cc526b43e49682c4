using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.More;

public class MoreTests(AssistanceApp app) : WebTest(app)
{
    [Theory]
    [InlineData(Cast.Caseworker)]
    [InlineData(Cast.Manager)]
    [InlineData(Cast.Expert)]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Auditor)]
    [InlineData(Cast.Administrator)]
    public async Task Every_place_that_a_role_is_offered_opens(string person)
    {
        var visitor = await SignIn(person);
        var page = await visitor.Get("/more");
        var places = page.All(".hits a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.True(places.Count >= 4, string.Join(' ', places));
        foreach (var place in places)
        {
            await visitor.Get(place);
        }
    }

    [Fact]
    public async Task Nobody_is_led_to_the_sign_in() => Assert.Equal("/account/sign-in", (await Browse().Try("/more")).Path.Split('?')[0]);
}
