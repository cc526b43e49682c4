using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class OpenCaseTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_case_is_opened_by_looking_up_the_enterprise_and_describing_it()
    {
        var browser = await SignIn(Cast.Caseworker);
        var search = await browser.Get("/cases/open");
        var found = await search.Submit("main form", ("Q", "First Works"));
        var form = await found.Follow("First Works Ltd");

        var page = await form.Submit("main form", ("Theme", "Weld first-pass yield"));

        Assert.Matches("^/cases/BF-210211-2026-[0-9]{3}$", page.Path);
        page.Shows("First Works Ltd", "Weld first-pass yield", page.Path["/cases/".Length..] + " is open");
    }

    [Fact]
    public async Task The_enterprise_is_also_found_by_the_beginning_of_its_code()
    {
        var browser = await SignIn(Cast.Caseworker);

        var page = await browser.Get("/cases/open?q=" + Cast.Enterprise[..8].ToLowerInvariant());

        page.Shows("First Works Ltd").Hides("Other Works Ltd");
    }

    [Fact]
    public async Task Without_a_theme_nothing_is_opened_and_the_form_says_so()
    {
        var browser = await SignIn(Cast.Caseworker);
        var form = await browser.Get(CasesLinks.OpenFor(Cast.OtherEnterprise));

        var page = await form.Submit("main form", ("Theme", " "));

        page.Refuses("Theme");
        Assert.False(await App.InDatabase(db => db.Cases.AnyAsync(one => one.Theme == "")));
    }

    [Fact]
    public async Task An_enterprise_that_is_not_there_is_not_found()
    {
        var browser = await SignIn(Cast.Caseworker);
        await browser.Get(CasesLinks.OpenFor("91000000000000000X"), HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Auditor)]
    [InlineData(Cast.Expert)]
    [InlineData(Cast.Administrator)]
    public async Task Nobody_but_the_regulator_opens_cases(string person)
    {
        var browser = await SignIn(person);
        await browser.Get("/cases/open", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task People_who_open_cases_at_the_same_moment_get_different_numbers()
    {
        var opened = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => App.OpenCase("At once " + number)));

        Assert.Equal(6, opened.Distinct().Count());
    }
}
