using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Infrastructure;

/// <summary>
/// A case of the first enterprise in full work: an agreement in force, a visit V1, a problem P1 with its diagnosed cause, a consultation H1
/// with <see cref="Cast.Expert"/>, a remedy R1, and an agreed commitment of each side: C1 of the enterprise (<see cref="Cast.Member"/>, due
/// 2026-12-15), C2 of the regulator (<see cref="Cast.Caseworker"/>, due 2026-12-01).
/// </summary>
/// <param name="Reference">BF-210211-2026-9nn.</param>
public sealed record SampleCase(
    string Reference, CaseId Id, AgreementId AgreementId, VisitId VisitId, ProblemId ProblemId, ConsultationId ConsultationId, CommitmentId Theirs, CommitmentId Ours)
{
    private static readonly DateOnly opened = new(2026, 9, 1);

    private static int sequence = 900;

    /// <summary>Puts a new one into the database of the program under test.</summary>
    public static Task<SampleCase> EnterAsync(AssistanceApp app) => app.InDatabase(async db =>
    {
        var people = await db.People.Where(person => Cast.Everybody.Contains(person.Name)).ToDictionaryAsync(person => person.Name);
        var bureau = await db.Bureaux.SingleAsync(row => row.DivisionCode == Cast.Division);
        var enterprise = await db.Enterprises.SingleAsync(row => row.Uscc == Cast.Enterprise);
        var lead = people[Cast.Caseworker];
        Act On(DateOnly day) => new(new Actor(lead.Ref, [lead.AsCapacity()]), day, day.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc));
        var act = On(opened);
        db.Perform(act, nameof(SampleCase));
        var made = AssistanceCase.Open(
            enterprise.Id, bureau, Interlocked.Increment(ref sequence), "Welding seams", false, lead, people[Cast.Backup], act);
        var key = made.ToCaseKey();
        var agreement = Agreement.FromHistory(key, made.Reference, Terms(people), opened.AddDays(7), AgreementState.InForce, act.At);
        var visit = Visit.RecordUnplanned(key, "V1", HeldVisit(people), On(opened.AddDays(14)));
        var problem = QualityProblem.Report(
            key, "P1", new ProblemReport("Seam pass rate only 89.4%", "", ["TST"], ProblemSource.Visit, visit.Id, "V1"), On(opened.AddDays(14)));
        problem.Diagnose(
            new Diagnosis(["METHOD"], [], ["Why rework"], "Qualification does not match", Severity.S3, "Rework only", Triage.Deferred, Complexity.Single),
            On(opened.AddDays(20)));
        var consultation = Consultation.Request(key, "H1", "Which filler", ConsultationForm.OnSite, [new ProblemRef(problem.Id, "P1")], On(opened.AddDays(21)));
        consultation.Invite(people[Cast.Expert].Ref, new DateOnly(2026, 12, 4), On(opened.AddDays(21)));
        var remedy = Remedy.Prescribe(
            problem, "R1", new RemedyDetails(RemedyKind.Method, "Qualify the procedure anew"), false, On(opened.AddDays(25)));
        var theirs = Agreed(key, "C1", Side.Enterprise, people[Cast.Member], people[Cast.Caseworker], "Qualify two welders", new(2026, 12, 15), people[Cast.Lead]);
        var ours = Agreed(key, "C2", Side.Regulator, people[Cast.Caseworker], people[Cast.Lead], "Arrange a test laboratory", new(2026, 12, 1), people[Cast.Lead]);
        db.AddRange(made, agreement, visit, problem, consultation, remedy, theirs, ours);
        await db.SaveChangesAsync();
        return new SampleCase(made.Reference, made.CaseId, agreement.Id, visit.Id, problem.Id, consultation.Id, theirs.Id, ours.Id);
    });

    private static AgreementTerms Terms(Dictionary<string, Person> people) => new(
        opened.AddDays(7), opened.AddDays(371), ["TST"],
        [new Obligation(Side.Regulator, "Gives help free of charge"), new Obligation(Side.Enterprise, "Carries the responsibility for quality")], [],
        people[Cast.Manager].Ref, people[Cast.Lead].Ref, people[Cast.Caseworker].Ref, people[Cast.Member].Ref);

    private static VisitRecord HeldVisit(Dictionary<string, Person> people) => new(
        opened.AddDays(14), VisitPurpose.Initial, [people[Cast.Caseworker].Ref, people[Cast.Backup].Ref], [Cast.Lead], ["TST"], "", "Seams are reworked", "", 2, []);

    private static Commitment Agreed(CaseKey key, string number, Side side, Person owner, Person verifier, string text, DateOnly due, Person signatory) =>
        Commitment.AgreedBySignature(
            key, new CommitmentTerms(number, side, owner.Ref, null, text, due, EvidenceRule.None, CommitmentOrigin.Agreement, verifier.Ref),
            opened.AddDays(7), new DoneBy(signatory.Ref, null));
}
