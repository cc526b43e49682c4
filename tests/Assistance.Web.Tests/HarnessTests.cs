using Assistance.Domain.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests;

/// <summary>What the tests themselves stand on.</summary>
public class HarnessTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Everybody_of_the_cast_is_there_and_has_an_account()
    {
        var names = await App.InDatabase(db => db.People.Where(person => db.Accounts.Any(account => account.PersonId == person.Id))
            .Select(person => person.Name).ToListAsync());

        Assert.Equal(Cast.Everybody.Order(), names.Intersect(Cast.Everybody).Order());
    }

    [Fact]
    public async Task Statements_are_counted()
    {
        App.Sql.Reset();

        await App.InDatabase(db => db.Cases.CountAsync(one => one.Status == CaseStatus.Open));

        Assert.Single(App.Sql.Statements);
    }

    [Fact]
    public async Task A_session_given_by_the_tests_is_one_for_the_program()
    {
        var browser = await SignIn(Cast.Manager);

        var page = await browser.Try("/no-such-page");

        Assert.Contains(Cast.Manager, page.The("header").TextContent, StringComparison.Ordinal);
    }
}
