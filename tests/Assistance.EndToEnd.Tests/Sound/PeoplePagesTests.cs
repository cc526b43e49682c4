using Assistance.Data.Records;
using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.EndToEnd.Tests.Sound;

/// <summary>Sign-in, the own account and the pages about people, as browsers show them: axe finds nothing, nothing is too wide.</summary>
public class PeoplePagesTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Pages_about_people_are_sound(string language)
    {
        await SampleCase.EnterAsync(App);
        await DemoAsync();
        await AreSound(null, language, "/account/sign-in", "/account/forgot");
        await AreSound(Cast.Caseworker, language, "/account", "/account/change-password", "/account/authenticator", $"/deputies/{await IdOf(Cast.Caseworker)}");
        await AreSound(Cast.Lead, language, "/contacts");
        await AreSound(Cast.Manager, language, $"/handover/{await IdOf(Cast.Caseworker)}");
        var bureau = await App.InDatabase(db => db.Bureaux.Where(row => row.DivisionCode == Cast.Division).Select(row => row.Id).SingleAsync());
        await AreSound(
            Cast.Administrator, language, "/admin/people", "/admin/people/new", $"/admin/people/{await IdOf(Cast.Caseworker)}", "/admin/bureaux", $"/admin/bureaux/{bureau}",
            "/admin/calendar");
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
