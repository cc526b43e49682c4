using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Consultations;

/// <summary>A consultation in the database.</summary>
public sealed record MadeConsultation(string Reference, string Number)
{
    public string Url => ConsultationsLinks.Details(Reference, Number);
}

/// <summary>Makes cases with two problems, P1 diagnosed and P2 not, and consultations about them, by the commands that people send.</summary>
public static class Consults
{
    /// <summary>Words of the file that nobody may read before it opens.</summary>
    public static readonly string[] File = ["Valves leak", "Leaks at 2 MPa in every batch", "Seat is ground by hand", "Third press stood still", "Why experts are needed"];

    private static int sequence = 700;

    /// <summary>A case of the first enterprise; gives its reference.</summary>
    public static Task<string> MakeCase(this AssistanceApp app) => app.InDatabase(async db =>
    {
        var people = await db.People.ToDictionaryAsync(person => person.Name);
        var lead = people[Cast.Caseworker];
        var act = new Act(new Actor(lead.Ref, [lead.AsCapacity()]), app.Clock.Today, app.Clock.GetUtcNow().UtcDateTime);
        db.Perform(act, "Test");
        var bureau = await db.Bureaux.SingleAsync(row => row.DivisionCode == Cast.Division);
        var enterprise = await db.Enterprises.SingleAsync(row => row.Uscc == Cast.Enterprise);
        var opened = AssistanceCase.Open(enterprise.Id, bureau, Interlocked.Increment(ref sequence), "Tight valves", false, lead, people[Cast.Backup], act);
        var visit = Visit.RecordUnplanned(
            opened.ToCaseKey(), "V1", new(app.Clock.Today, VisitPurpose.Initial, [lead.Ref], ["Mia"], ["STD"], "", "Third press stood still", "", null, []), act);
        var diagnosed = QualityProblem.Report(
            opened.ToCaseKey(), "P1", new("Valves leak", "Leaks at 2 MPa in every batch", ["STD"], ProblemSource.Visit, visit.Id, "V1"), act);
        diagnosed.Diagnose(new(["METHOD"], ["MTD-1"], [], "Seat is ground by hand", Severity.S2, "Whole batches", Triage.Deferred, Complexity.Single), act);
        var reported = QualityProblem.Report(
            opened.ToCaseKey(), "P2", new("Gauges drift", "", ["MET"], ProblemSource.Enterprise, null, ""), act);
        db.AddRange(opened, visit, diagnosed, reported);
        await db.SaveChangesAsync();
        return opened.Reference;
    });

    /// <summary>A consultation that was asked for, with invited experts.</summary>
    public static async Task<MadeConsultation> MakeConsultation(this AssistanceApp app, string[]? experts = null, string[]? problems = null, string? reference = null)
    {
        reference ??= await app.MakeCase();
        var number = await app.SendAs(Cast.Caseworker, new RequestConsultation(reference, "Why experts are needed", ConsultationForm.OnSite, problems ?? ["P1"]));
        foreach (var expert in experts ?? [Cast.Expert])
        {
            await app.SendAs(Cast.Caseworker, new InviteExpert(reference, number, (await app.PersonNamed(expert)).Id.Value, app.Clock.Today.AddDays(10)));
        }

        return new(reference, number);
    }

    /// <summary>The expert declares that there is no conflict, or that there is one.</summary>
    public static Task Declares(this AssistanceApp app, MadeConsultation one, string expert, bool conflict = false) =>
        app.SendAs(expert, new DeclareInterest(one.Reference, one.Number, conflict, conflict ? "Owns shares of it" : ""));

    /// <summary>The expert declares that there is no conflict, and writes an opinion.</summary>
    public static async Task Opines(this AssistanceApp app, MadeConsultation one, string expert, string opinion, bool agrees = true)
    {
        await app.Declares(one, expert);
        await app.SendAs(expert, new GiveOpinion(one.Reference, one.Number, opinion, agrees));
    }

    /// <summary>A date is set for today, and it is held.</summary>
    public static async Task IsHeld(this AssistanceApp app, MadeConsultation one)
    {
        await app.SendAs(Cast.Caseworker, new ScheduleConsultation(one.Reference, one.Number, app.Clock.Today, new TimeOnly(14, 0), "Workshop 2", ConsultationForm.OnSite, null));
        await app.SendAs(Cast.Caseworker, new HoldConsultation(one.Reference, one.Number, app.Clock.Today));
    }

    /// <summary>It is concluded with one adopted point.</summary>
    public static async Task IsConcluded(this AssistanceApp app, MadeConsultation one, string point = "Grind the seat by machine") =>
        await app.SendAs(Cast.Caseworker, new ConcludeConsultation(one.Reference, one.Number, "Replace the hand work", [new PointLine { Text = point }], "No time to wait"));

    /// <summary>The consultation as it is saved.</summary>
    public static Task<Consultation> Saved(this AssistanceApp app, MadeConsultation one) => app.InDatabase(db => db.Consultations.AsNoTracking()
        .SingleAsync(row => row.Number == one.Number && db.Cases.Any(found => found.CaseId == row.CaseId && found.Reference == one.Reference)));
}
