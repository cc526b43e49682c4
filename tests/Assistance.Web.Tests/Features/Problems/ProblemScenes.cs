using System.Net;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Problems;

/// <summary>What tests of problems start from.</summary>
internal static class ProblemScenes
{
    /// <summary>A problem P2 of the case whose cause nobody has found.</summary>
    public static Task<string> Reported(this AssistanceApp app, SampleCase made) =>
        app.SendAs(Cast.Caseworker, new ReportProblem(made.Reference, "Labels peel off", "", ["STD"], ProblemSource.Complaint));

    /// <summary>That problem with its cause found.</summary>
    public static async Task<string> Diagnosed(this AssistanceApp app, SampleCase made, Triage triage = Triage.Deferred)
    {
        var number = await app.Reported(made);
        await app.SendAs(Cast.Caseworker, new DiagnoseProblem(
            made.Reference, number, ["MATERIAL"], ["MAT-1"], [], "Wrong glue", Severity.S3, "Limited effect", triage, Complexity.Single, 0));
        return number;
    }

    /// <summary>The sample's P1 resolved, with its look-back booked for 90 days on.</summary>
    public static Task<int> Resolved(this AssistanceApp app, SampleCase made) => app.InDatabase(async db =>
    {
        var lead = await db.People.SingleAsync(person => person.Name == Cast.Caseworker);
        var act = new Act(new Actor(lead.Ref, [lead.AsCapacity()]), app.Clock.Today, app.Clock.GetUtcNow().UtcDateTime);
        var problem = await db.Problems.SingleAsync(one => one.Id == made.ProblemId);
        problem.Resolve(act);
        db.Add(LookBack.Book(problem, lead.Ref, null, act.By.AsSelf, act.Today));
        return await db.SaveChangesAsync();
    });

    /// <summary>The problem as it stands.</summary>
    public static Task<QualityProblem> ProblemOf(this AssistanceApp app, SampleCase made, string number) =>
        app.InDatabase(db => db.Problems.AsNoTracking().SingleAsync(one => one.CaseId == made.Id && one.Number == number));

    /// <summary>None of these people find the page.</summary>
    public static async Task HiddenFrom(this AssistanceApp app, string address, params string[] people)
    {
        foreach (var person in people)
        {
            await (await app.SignIn(person)).Get(address, HttpStatusCode.NotFound);
        }
    }
}
