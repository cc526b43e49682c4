using System.Net;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class SetUpResearchTeamTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Who_comes_second_sees_both_teams()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Diagnosed(made, Assistance.Domain.Problems.Triage.Research);
        var (lead, member) = ((await App.PersonNamed(Cast.Caseworker)).Id, (await App.PersonNamed(Cast.Expert)).Id);
        await App.SendAs(Cast.Manager, new SetUpResearchTeam(made.Reference, number, "Glue team", Assistance.Domain.Problems.ResearchTeamLevel.City, lead, [member]));
        var address = ProblemsLinks.ResearchTeam(made.Reference, number);
        var (one, other) = (await (await SignIn(Cast.Manager)).Get(address), await (await SignIn(Cast.CityManager)).Get(address));
        await one.Submit("main form", ("Name", "First team"));

        (await other.Submit("main form", ("Name", "Second team"))).Expect(System.Net.HttpStatusCode.Conflict).Shows("First team", "Second team", Cast.Manager);
    }

    [Fact]
    public async Task A_manager_sets_up_a_team_and_changes_it()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Diagnosed(made, Triage.Research);
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.ResearchTeam(made.Reference, number));

        var page = await form.Submit(
            "main form", ("Name", "Glue team"), ("Level", nameof(ResearchTeamLevel.City)), ("Lead", await IdOf(Cast.Expert)),
            ("Members", new[] { await IdOf(Cast.OtherExpert), await IdOf(Cast.CityManager) }));

        page.At(ProblemsLinks.Details(made.Reference, number)).Shows("Glue team", "City", Cast.Expert, Cast.CityManager);
        var again = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.ResearchTeam(made.Reference, number));
        (await again.Submit("main form", ("Name", "New glue team"))).Shows("New glue team", Cast.OtherExpert);
    }

    [Fact]
    public async Task A_team_has_a_name_a_level_a_lead_and_members()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Diagnosed(made, Triage.Research);
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.ResearchTeam(made.Reference, number));

        (await form.Submit("main form")).Refuses("Name").Refuses("Level").Refuses("Lead");
        (await form.Submit("main form", ("Name", "Glue team"), ("Level", nameof(ResearchTeamLevel.City)), ("Lead", await IdOf(Cast.Expert)))).Refuses("Members");
    }

    [Fact]
    public async Task What_needs_no_research_gets_no_team()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.ResearchTeam(made.Reference, "P1"));

        var page = await form.Submit(
            "main form", ("Name", "Team"), ("Level", nameof(ResearchTeamLevel.City)), ("Lead", await IdOf(Cast.Expert)), ("Members", await IdOf(Cast.OtherExpert)));

        page.Expect(HttpStatusCode.BadRequest).Shows("is not a problem that needs research");
    }

    [Fact]
    public async Task Only_a_manager_in_charge_sets_it_up()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.ResearchTeam(made.Reference, "P1"), Cast.Caseworker, Cast.Lead, Cast.Auditor, Cast.ForeignManager);
        await App.HiddenFrom(ProblemsLinks.ResearchTeam(made.Reference, "P9"), Cast.Manager);
    }

    private async Task<string> IdOf(string person) => (await App.PersonNamed(person)).Id.ToString();
}
