using System.Net;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Admin;

public class ListPeopleTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_administrator_finds_people_by_words_and_role()
    {
        var browser = await SignIn(Cast.Administrator);

        (await browser.Get("/admin/people")).Shows(Cast.Lead, Cast.Caseworker, "First Works Ltd");
        (await browser.Get("/admin/people?q=Rita")).Shows(Cast.Reader).Hides(Cast.Lead);
        (await browser.Get("/admin/people?role=Auditor")).Shows(Cast.Auditor).Hides(Cast.Lead);
        (await browser.Get("/admin/people?q=nobody-at-all")).Shows("Nobody fits");
    }

    [Fact]
    public async Task A_long_list_is_paged_by_name_forth_and_back()
    {
        await App.InDatabase(async db =>
        {
            db.AddRange(Enumerable.Range(0, 60).Select(i => Assistance.Domain.People.Person.Expert($"Zz {i:00}", null, "en")));
            return await db.SaveChangesAsync();
        });
        var browser = await SignIn(Cast.Administrator);

        var first = (await browser.Get("/admin/people?role=Expert&q=Zz")).Shows("Zz 00", "Zz 49").Hides("Zz 50");
        var second = (await first.Follow("a[rel=next]")).Shows("Zz 50", "Zz 59").Hides("Zz 49");
        (await second.Follow("a[rel=prev]")).Shows("Zz 00", "Zz 49").Hides("Zz 50");
    }

    [Theory]
    [InlineData(Cast.Manager)]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Auditor)]
    public async Task Nobody_else_sees_it(string person) => await (await SignIn(person)).Get("/admin/people", HttpStatusCode.NotFound);
}
