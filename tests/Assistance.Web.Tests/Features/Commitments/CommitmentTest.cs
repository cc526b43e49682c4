using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Commitments;

/// <summary>Base of the tests of this area: a case with C1 of the enterprise (Mia Member, due 15 December) and C2 of the regulator (Casey Worker, due 1 December).</summary>
public abstract class CommitmentTest(AssistanceApp app) : WebTest(app)
{
    /// <summary>A new case for this test.</summary>
    protected Task<SampleCase> Case() => SampleCase.EnterAsync(App);

    /// <summary>The commitment as it is saved.</summary>
    protected Task<Commitment> Saved(SampleCase made, string number) =>
        App.InDatabase(db => db.Commitments.AsNoTracking().SingleAsync(row => row.CaseId == made.Id && row.Number == number));

    /// <summary>The problem as it is saved.</summary>
    protected Task<QualityProblem> Problem(SampleCase made) => App.InDatabase(db => db.Problems.AsNoTracking().SingleAsync(row => row.Id == made.ProblemId));

    /// <summary>The owner confirms, with a piece of evidence that is only named.</summary>
    protected Task Confirmed(SampleCase made, string number) =>
        App.SendAs(number == "C1" ? Cast.Member : Cast.Caseworker, new ConfirmCommitment(made.Reference, number, "Done", "record", [], "Record sheet"));

    /// <summary>A commitment of the enterprise for the problem P1, agreed by both.</summary>
    /// <returns>Its number.</returns>
    protected async Task<string> ForProblem(SampleCase made, EvidenceRule evidence = EvidenceRule.None)
    {
        var owner = (await App.PersonNamed(Cast.Member)).Id;
        var number = await App.SendAs(
            Cast.Caseworker, new ProposeCommitment(made.Reference, "Weld 30 seams by the new procedure", new DateOnly(2026, 12, 18), owner, null, evidence, "P1"));
        await App.SendAs(Cast.Lead, new AgreeCommitment(made.Reference, number));
        return number;
    }

    /// <summary>A commitment that the regulator proposed and nobody has answered.</summary>
    protected async Task<string> Proposed(SampleCase made)
    {
        var owner = (await App.PersonNamed(Cast.Member)).Id;
        return await App.SendAs(
            Cast.Caseworker, new ProposeCommitment(made.Reference, "Train two welders", new DateOnly(2026, 12, 18), owner, null, EvidenceRule.Any, null));
    }

    /// <summary>Changes the severity of the problem.</summary>
    protected Task Severe(SampleCase made, Severity severity) => App.InDatabase(async db =>
    {
        var lead = await db.People.SingleAsync(person => person.Name == Cast.Caseworker);
        var act = new Act(new Actor(lead.Ref, [lead.AsCapacity()]), Clock.Today, Clock.GetUtcNow().UtcDateTime);
        var problem = await db.Problems.SingleAsync(row => row.Id == made.ProblemId);
        problem.Reassess(severity, problem.Triage!.Value, "Worse than it looked", act);
        db.Perform(act, nameof(Severe));
        return await db.SaveChangesAsync();
    });

    /// <summary>Nobody but those who see the case finds the page.</summary>
    protected async Task NotFoundForOthers(string path)
    {
        foreach (var other in new[] { Cast.OtherLead, Cast.ForeignCaseworker })
        {
            var page = await (await SignIn(other)).Try(path);
            Assert.True(page.Status == HttpStatusCode.NotFound, $"{other} got {page.Status} at {path}");
            page.Hides("Qualify two welders", "Arrange a test laboratory");
        }
    }
}
