using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class ReassignCommitmentTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task A_manager_names_another_owner_who_is_told_and_chased_from_now_on()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Manager)).Get(CommitmentsLinks.Reassign(made.Reference, "C2"));
        var (backup, worker) = ((await App.PersonNamed(Cast.Backup)).Id, (await App.PersonNamed(Cast.Caseworker)).Id);

        var page = await form.Submit("main form", ("Owner", backup.ToString()), ("Backup", worker.ToString()), ("Reason", "Casey is on leave"));

        page.Shows("Becky Backup answers for it now", "Reassigned from Casey Worker to Becky Backup");
        var saved = await Saved(made, "C2");
        Assert.Equal((Cast.Backup, Cast.Caseworker), (saved.OwnerName, saved.BackupName));
        Assert.Equal(Cast.Backup, await App.InDatabase(db => Task.FromResult(db.Deadlines.Single(row => row.SubjectId == saved.Id.Value).ResponsibleName)));
    }

    [Fact]
    public async Task Only_people_of_the_same_side_are_offered_and_taken()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Manager)).Get(CommitmentsLinks.Reassign(made.Reference, "C2"));

        Assert.DoesNotContain(form.All("#Owner option"), option => option.TextContent is Cast.Lead or Cast.ForeignCaseworker or Cast.Administrator);
        (await form.Submit("main form")).Expect(HttpStatusCode.BadRequest).Shows("Please choose a person");
        var contact = (await App.PersonNamed(Cast.Lead)).Id;
        var refusal = await Assert.ThrowsAsync<BrokenRuleException>(() => App.SendAs(Cast.Manager, new ReassignCommitment(made.Reference, "C2", contact, null, null)));
        Assert.Equal("commitments.rule.owner-side", refusal.Key);
    }

    [Fact]
    public async Task Only_a_manager_can_and_others_do_not_find_it()
    {
        var made = await Case();

        await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Reassign(made.Reference, "C1"), HttpStatusCode.NotFound);
        await (await SignIn(Cast.ForeignManager)).Get(CommitmentsLinks.Reassign(made.Reference, "C1"), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(CommitmentsLinks.Reassign(made.Reference, "C99"), HttpStatusCode.NotFound);
    }
}
