using Assistance.Data.Records;
using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.EndToEnd.Tests;

/// <summary>Sign-in, the own account and the pages about people, as browsers show them: axe finds nothing, nothing is too wide.</summary>
public class PeoplePagesTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN", 1280)]
    [InlineData("en", 320)]
    [InlineData("zh-CN", 320)]
    [InlineData("en", 1280)]
    public async Task Pages_about_people_are_sound(string language, int width)
    {
        await SampleCase.EnterAsync(App);
        await DemoAsync();
        await SeeAsync(null, language, width, "/account/sign-in", "/account/forgot", "/account/password/none");
        await SeeAsync(Cast.Caseworker, language, width, "/account", "/account/change-password", "/account/authenticator", $"/deputies/{await IdOf(Cast.Caseworker)}");
        await SeeAsync(Cast.Lead, language, width, "/contacts");
        await SeeAsync(Cast.Manager, language, width, $"/handover/{await IdOf(Cast.Caseworker)}");
        var bureau = await App.InDatabase(db => db.Bureaux.Where(row => row.DivisionCode == Cast.Division).Select(row => row.Id).SingleAsync());
        await SeeAsync(
            Cast.Administrator, language, width, "/admin/people", "/admin/people/new", $"/admin/people/{await IdOf(Cast.Caseworker)}", "/admin/bureaux", $"/admin/bureaux/{bureau}",
            "/admin/calendar");
    }

    private async Task SeeAsync(string? person, string language, int width, params string[] paths)
    {
        await using var visitor = await Visit(person, language, width: width);
        foreach (var path in paths)
        {
            await visitor.Open(path);
            await visitor.Picture($"people{path.Replace('/', '-')[..Math.Min(path.Length, 24)]}-{language}-{width}");
            if (path != "/account/password/none")
            {
                await visitor.IsSound();
            }
        }
    }

    private async Task<string> IdOf(string person) => (await App.PersonNamed(person)).Id.ToString();

    // the list of the demo's people, made of the cast
    private Task<int> DemoAsync() => App.InDatabase(async db =>
    {
        if (!await db.Settings.AnyAsync(row => row.Name == "demo"))
        {
            db.Add(new Setting { Name = "demo", Value = "en" });
            (await db.Accounts.ToListAsync()).ForEach(account => account.IsDemo = true);
        }

        return await db.SaveChangesAsync();
    });
}
