using Assistance.Domain.Commitments;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Problems;

public class AddMilestoneTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_milestone_is_a_commitment_that_is_chased_from_now_on()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await WithTeam(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.AddMilestone(made.Reference, number));

        var page = await form.Submit(
            "main form", ("Text", "Interim report"), ("Owner", (await App.PersonNamed(Cast.Expert)).Id.ToString()), ("Due", new DateOnly(2027, 1, 15)));

        page.At(ProblemsLinks.Details(made.Reference, number)).Shows("M1 Interim report", "In remedy");
        var milestone = await App.InDatabase(db => db.Commitments.SingleAsync(one => one.CaseId == made.Id && one.Number == "M1"));
        Assert.Equal((CommitmentState.Agreed, CommitmentOrigin.ResearchMilestone, Cast.Expert), (milestone.State, milestone.Origin, milestone.OwnerName));
        Assert.True(await App.InDatabase(db => db.Deadlines.AnyAsync(one => one.SubjectId == milestone.Id.Value && one.Kind == DeadlineKind.CommitmentDue && one.ClosedOn == null)));
    }

    [Fact]
    public async Task A_milestone_has_words_an_owner_and_a_day_ahead()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await WithTeam(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.AddMilestone(made.Reference, number));

        (await form.Submit("main form")).Refuses("Text").Refuses("Owner").Refuses("Due");
        (await form.Submit("main form", ("Text", "Late"), ("Owner", (await App.PersonNamed(Cast.Expert)).Id.ToString()), ("Due", new DateOnly(2026, 1, 1)))).Refuses("Due");
    }

    [Fact]
    public async Task Without_a_team_there_is_no_milestone_and_others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.AddMilestone(made.Reference, "P1"), Cast.Caseworker, Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker);
        await App.HiddenFrom(ProblemsLinks.AddMilestone(made.Reference, "P9"), Cast.Caseworker);
    }

    private async Task<string> WithTeam(SampleCase made)
    {
        var number = await App.Diagnosed(made, Triage.Research);
        var (lead, member) = ((await App.PersonNamed(Cast.Expert)).Id, (await App.PersonNamed(Cast.OtherExpert)).Id);
        await App.SendAs(Cast.Manager, new SetUpResearchTeam(made.Reference, number, "Glue team", ResearchTeamLevel.City, lead, [member]));
        return number;
    }
}
