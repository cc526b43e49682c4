using System.Net;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Admin;

public class EditPersonTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Who_comes_second_sees_both_versions_of_a_person()
    {
        var person = (await App.PersonNamed(Cast.OtherExpert)).Id;
        var (first, second) = (await SignIn(Cast.Administrator), await SignIn(Cast.Administrator));
        var (one, other) = (await first.Get("/admin/people/" + person), await second.Get("/admin/people/" + person));
        await one.Submit("form:has([name='Input.Name'])", ("Input.Phone", "111 111"));

        var conflict = (await other.Submit("form:has([name='Input.Name'])", ("Input.Phone", "222 222"))).Expect(System.Net.HttpStatusCode.Conflict).Shows("111 111", "222 222");

        await conflict.Submit("main form", ("Input.Phone", "222 222"));
        Assert.Equal("222 222", (await App.PersonNamed(Cast.OtherExpert)).Phone);
    }

    [Fact]
    public async Task Another_right_ends_the_sessions_of_the_contact()
    {
        var contact = await SignIn(Cast.Member);
        await contact.Get("/account");
        var page = await Open(Cast.Member);

        (await page.Submit("form:has([name='Input.Name'])", ("Input.Right", "Reader"), ("Input.Phone", "0411"))).Shows("Saved.", "reader");

        (await contact.Get("/account")).At("/account/sign-in");
    }

    [Fact]
    public async Task Whoever_still_owes_something_is_not_disabled_and_whoever_owes_nothing_is()
    {
        await SampleCase.EnterAsync(App);
        var owes = (await Open(Cast.Caseworker)).Shows("Work still names this person.", Cast.Manager);
        Assert.Null(owes.Find("button[name=isActive]"));
        var refused = await (await SignIn(Cast.Administrator)).Get("/admin/people/" + (await App.PersonNamed(Cast.Caseworker)).Id);
        (await refused.Submit("form[action*='handler=Active']")).Expect(HttpStatusCode.BadRequest);

        var page = await Open(Cast.OtherManager);
        (await page.Submit("button[name=isActive]")).Shows("Disabled, and signed out everywhere.");

        Assert.False((await App.PersonNamed(Cast.OtherManager)).IsActive);
        (await (await Open(Cast.OtherManager)).Submit("button[name=isActive]")).Shows("Enabled again.");
    }

    [Fact]
    public async Task A_person_who_does_not_exist_is_not_found() =>
        await (await SignIn(Cast.Administrator)).Get($"/admin/people/{Guid.CreateVersion7()}", HttpStatusCode.NotFound);

    [Fact]
    public async Task Nobody_else_sees_it() => await (await SignIn(Cast.Manager)).Get("/admin/people/" + (await App.PersonNamed(Cast.Reader)).Id, HttpStatusCode.NotFound);

    private async Task<WebPage> Open(string person) => await (await SignIn(Cast.Administrator)).Get("/admin/people/" + (await App.PersonNamed(person)).Id);
}
