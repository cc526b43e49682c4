using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Assistance.Web.Infrastructure.Commands;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>An agreement of an import, with what its text needs.</summary>
internal sealed record ImportedAgreement(AssistanceCase Case, Agreement Agreement, Enterprise Enterprise, string Bureau);

/// <summary>What all cases of one import share.</summary>
/// <param name="File">The file.</param>
/// <param name="Refusals">What is refused so far.</param>
internal sealed record CaseImport(AssistanceDb Db, CaseFile File, ChaseRules Rules, Act Act, List<Refusal> Refusals)
{
    /// <summary>The agreements so far; they are frozen and sealed once nothing is refused.</summary>
    public List<ImportedAgreement> Agreements { get; } = [];

    /// <summary>Carries out one step; a rule that it breaks becomes a refusal that names the record.</summary>
    public T? Try<T>(string path, Func<T> step)
        where T : class
    {
        try
        {
            return step();
        }
        catch (BrokenRuleException broken)
        {
            Refusals.Add(new(path, broken.Key, broken.Key, [.. broken.Arguments]));
            return null;
        }
    }
}

/// <summary>Turns one case of a file into its records. The file has been checked; what rules still refuse is named in the import.</summary>
internal sealed class CaseImporter(CaseImport import, CaseEntry entry, string path, Bureau bureau, Enterprise enterprise, CaseCast cast)
{
    private readonly Dictionary<string, QualityProblem> problems = [];
    private readonly Dictionary<string, DateOnly> visitDays = entry.Visits.ToDictionary(visit => visit.No, visit => visit.On);
    private CaseKey key = null!;
    private PersonRef lead = null!;
    private PersonRef manager = null!;
    private PersonRef contact = null!;
    private AssistanceCase assistance = null!;

    private DateOnly AsOf => import.File.AsOf;

    private DoneBy ByLead => new(lead, null);

    /// <summary>Adds the case and everything of it to the database.</summary>
    public void Import()
    {
        NamePeople();
        var made = import.Try(path, MakeCase);
        if (made is null)
        {
            return;
        }

        assistance = made;
        key = made.ToCaseKey();
        import.Db.Add(made);
        Each("visits", entry.Visits, MakeVisit);
        foreach (var problem in Each("problems", entry.Problems, MakeProblem))
        {
            problems[problem.Number] = problem;
            if (problem.State == ProblemState.Resolved && made.Status == CaseStatus.Open)
            {
                import.Db.Add(LookBack.Book(problem, lead, null, ByLead, problem.ResolvedOn!.Value));
            }
        }

        if (problems.Count < entry.Problems.Count)
        {
            return;
        }

        Each("consultations", entry.Consultations, MakeConsultation);
        Each("remedies", entry.Remedies, MakeRemedy);
        var commitments = new CommitmentImporter(import, key, cast, problems, FoundOn, lead, manager, contact, entry.Agreement.SignedOn);
        Each("commitments", entry.Commitments, commitments.Make);
        if (entry.ResearchTeam is { } team && One("research_team", () => MakeTeam(team)) is { } madeTeam)
        {
            Each("research_team.milestones", team.Milestones, (milestone, position) => commitments.MakeMilestone(milestone, position, madeTeam));
        }

        if (One("agreement", MakeAgreement) is { } agreement)
        {
            import.Agreements.Add(new(made, agreement, enterprise, bureau.Name));
            if (agreement.State == AgreementState.InForce && made.Status == CaseStatus.Open)
            {
                assistance.ExpectVisit(AsOf.AddMonths(3));
            }
        }
    }

    // people are named in the order in which the file says most about them
    private void NamePeople()
    {
        manager = cast.Manager(entry.Agreement.SignatoryRegulator);
        var visitors = entry.Visits.SelectMany(visit => visit.Visitors).Select(cast.Caseworker).ToList();
        lead = visitors.Count > 0 ? visitors[0] : manager;
        var signatory = cast.Contact(entry.Agreement.SignatoryEnterprise, ContactRight.Lead);
        contact = entry.Enterprise.Contact is { } named ? cast.MainContact(named) : signatory;
        foreach (var met in entry.Visits.SelectMany(visit => visit.Met))
        {
            cast.Contact(met, ContactRight.Member);
        }
    }

    private AssistanceCase MakeCase()
    {
        var file = import.File;
        var result = CaseFileWords.Result(entry.Outcome.Result);
        var opened = entry.Visits.Select(visit => visit.On).Where(on => on <= AsOf).Append(entry.Agreement.SignedOn).Min();
        return AssistanceCase.FromHistory(new CaseHistory(
            entry.Agreement.No, enterprise.Id, bureau, entry.Theme, entry.Agreement.Kind == CaseFileWords.Collective, lead, opened,
            [.. entry.Outcome.Metrics.Select(metric => new OutcomeMeasure(metric.Name, metric.Unit, metric.Before, null, metric.After, null, null))],
            entry.Outcome.Satisfaction, entry.Agreement.LinkedProgramme, result is null ? null : ClosedOn(), result,
            new CaseFileOrigin(entry.Id, file.Language, file.Note, file.AsOf, file.Calendar, file.Policy?.ToJsonString(), entry.Agreement.Regulator)));
    }

    private Agreement MakeAgreement()
    {
        var agreement = entry.Agreement;
        var terms = new AgreementTerms(
            agreement.Start, agreement.End, agreement.ScopeDomains,
            [
                .. agreement.ObligationsRegulator.Select(text => new Obligation(Side.Regulator, text)),
                .. agreement.ObligationsEnterprise.Select(text => new Obligation(Side.Enterprise, text)),
            ],
            [], manager, cast.Contact(agreement.SignatoryEnterprise, ContactRight.Lead), lead, contact);
        return Agreement.FromHistory(key, agreement.No, terms, agreement.SignedOn, CaseFileWords.Agreement(agreement.Status), import.Act.At);
    }

    private Visit MakeVisit(VisitEntry visit, int position) => Visit.FromHistory(key, new VisitHistory(
        visit.No, visit.On, AsOf, CaseFileWords.Value<VisitPurpose>(visit.Purpose), [.. visit.Visitors.Select(cast.Caseworker)], visit.Met,
        visit.Findings, visit.SignedByEnterprise, visit.CostToEnterpriseCny, visit.Hours, new DoneBy(cast.Caseworker(visit.Visitors[0]), null)));

    private QualityProblem MakeProblem(ProblemEntry problem, int position)
    {
        var state = CaseFileWords.Problem(problem.Status, entry.Outcome.Result);
        var reportedOn = FoundOn(problem.No);
        var diagnosed = problem.Cause5m1e.Count > 0 ? reportedOn : (DateOnly?)null;
        var resolved = state is ProblemState.Resolved or ProblemState.Effective ? ResolvedOn(problem.No) : (DateOnly?)null;
        var referral = entry.Referral is { } left && left.Problem == problem.No ? new Referral(left.To, left.On, left.Note, new DoneBy(manager, null)) : null;
        return QualityProblem.FromHistory(key, new ProblemHistory(
            problem.No,
            new ProblemReport(problem.Title, "", problem.Domains, problem.FoundAt is null ? ProblemSource.Other : ProblemSource.Visit, null, problem.FoundAt ?? ""),
            state, problem.Cause5m1e, problem.CauseSub, problem.RootCause ?? "",
            CaseFileWords.Code<Severity>(problem.Severity), CaseFileWords.Code<Triage>(problem.Triage), CaseFileWords.Code<Complexity>(problem.Complexity),
            reportedOn, diagnosed, resolved, state == ProblemState.Effective ? ClosedOn() : null, referral, ByLead));
    }

    private Consultation MakeConsultation(ConsultationEntry consultation, int position) => Consultation.FromHistory(key, new ConsultationHistory(
        consultation.No, consultation.On, AsOf, CaseFileWords.Value<ConsultationForm>(consultation.Form),
        [.. consultation.Experts.Select(cast.Expert)],
        [.. consultation.Problems.Select(number => new ProblemRef(problems[number].Id, number))],
        [.. consultation.Opinions.Select(opinion => new OpinionHistory(cast.Expert(opinion.Expert), opinion.Opinion, opinion.Agree))],
        consultation.Conclusion ?? "", ByLead));

    private Remedy MakeRemedy(RemedyEntry remedy, int position)
    {
        var decidedOn = entry.Consultations
            .Where(consultation => consultation.On <= AsOf && consultation.Problems.Contains(remedy.Problem))
            .Select(consultation => consultation.On)
            .Append(FoundOn(remedy.Problem))
            .Max();
        return Remedy.FromHistory(
            problems[remedy.Problem], remedy.No, new RemedyDetails(CaseFileWords.Value<RemedyKind>(remedy.Kind), remedy.Text, remedy.Service ?? ""), decidedOn, ByLead);
    }

    private ResearchTeam MakeTeam(ResearchTeamEntry team) => ResearchTeam.FromHistory(
        key, problems.Values.FirstOrDefault(problem => problem.Triage == Triage.Research),
        new ResearchTeamDetails(team.Name, null, cast.TeamMember(team.Lead), [.. team.Members.Select(cast.TeamMember)]), team.SetUpOn, new DoneBy(manager, null));

    private DateOnly FoundOn(string problem) =>
        entry.Problems.First(one => one.No == problem).FoundAt is { } visit ? visitDays[visit] : entry.Agreement.SignedOn;

    private DateOnly ResolvedOn(string problem) => entry.Commitments
        .Where(commitment => commitment.Problem == problem && commitment.Verification is not null)
        .Select(commitment => commitment.Verification!.On)
        .DefaultIfEmpty(AsOf)
        .Max();

    /// <summary>The file does not say when a case was closed: not before the last check, nor before the end of a term that has run out.</summary>
    private DateOnly ClosedOn() => entry.Commitments
        .Select(commitment => commitment.ClosedOn ?? entry.Agreement.SignedOn)
        .Append(entry.Agreement.End < AsOf ? entry.Agreement.End : AsOf)
        .Max();

    private T? One<T>(string what, Func<T> make)
        where T : class
    {
        var made = import.Try($"{path}.{what}", make);
        if (made is not null)
        {
            import.Db.Add(made);
        }

        return made;
    }

    private List<TMade> Each<TEntry, TMade>(string what, IReadOnlyList<TEntry> entries, Func<TEntry, int, TMade> make)
        where TMade : class
    {
        List<TMade> all = [];
        for (var position = 0; position < entries.Count; position++)
        {
            var item = entries[position];
            var at = position;
            if (One(FormattableString.Invariant($"{what}[{position}]"), () => make(item, at)) is { } made)
            {
                all.Add(made);
            }
        }

        return all;
    }
}
