using Assistance.Domain.Calendar;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>Tells a case as a case file does, as of a day.</summary>
internal sealed class CaseExporter(ChaseRules rules, DateOnly asOf)
{
    /// <summary>The case, or null when no agreement is signed yet: a case file tells of signed agreements.</summary>
    /// <param name="id">Number in the file.</param>
    public CaseEntry? Export(CaseRecords records, int id)
    {
        if (records.Agreement is null)
        {
            return null;
        }

        var promised = records.Commitments.Where(one => one.Origin != CommitmentOrigin.ResearchMilestone).ToList();
        return new(
            id,
            records.Case.Theme,
            Enterprise(records),
            Agreement(records),
            [.. records.Visits.Where(one => one.State != VisitState.Cancelled).Select(Visit)],
            [.. records.Problems.Select(one => Problem(one, [.. records.Commitments.Where(commitment => commitment.ProblemId == one.Id)]))],
            [.. records.Consultations.Where(one => one.State != ConsultationState.Cancelled && (one.HeldOn ?? one.ScheduledOn) is not null).Select(Consultation)],
            Team(records),
            [.. records.Remedies.Select(one => Remedy(one, records))],
            [.. promised.Select(one => Commitment(one, records))],
            new(
                [.. records.Case.Measures.Select(one => new MetricEntry(one.Name, one.Unit, one.Before, one.After))],
                records.Case.Satisfaction,
                CaseFileWords.Result(records.Case, records.Problems, records.Commitments, asOf)),
            records.Problems.Where(one => one.Referral is not null)
                .Select(one => new ReferralEntry(one.Number, one.Referral!.To, one.Referral.On, one.Referral.Note)).FirstOrDefault());
    }

    private static EnterpriseEntry Enterprise(CaseRecords records)
    {
        var enterprise = records.Enterprise;
        return new(
            enterprise.Uscc, enterprise.Name, enterprise.DivisionCode, enterprise.IndustryCode, enterprise.Employees, Plain(enterprise.Revenue10kCny),
            enterprise.SizeClass is { } size ? CaseFileWords.Word(size) : null, enterprise.MainProducts,
            records.Contact is { } contact ? new(contact.Name, contact.Title, contact.IsChiefQualityOfficer) : null,
            enterprise.Cooperative, enterprise.Cooperative is null ? null : enterprise.CooperativeMembers);
    }

    private static AgreementEntry Agreement(CaseRecords records)
    {
        var agreement = records.Agreement!;
        return new(
            records.Case.Reference, agreement.SignedOn!.Value, agreement.Start, agreement.End, records.Case.Origin?.Regulator ?? records.Bureau,
            agreement.SignatoryRegulator.Name, agreement.SignatoryEnterprise.Name, agreement.ScopeDomains,
            [.. agreement.Obligations.Where(one => one.Side == Side.Regulator).Select(one => one.Text)],
            [.. agreement.Obligations.Where(one => one.Side == Side.Enterprise).Select(one => one.Text)],
            CaseFileWords.Agreement(agreement.State), records.Case.IsCollective ? CaseFileWords.Collective : null, records.Case.LinkedProgramme);
    }

    private static VisitEntry Visit(Visit visit) => new(
        visit.Number, visit.HeldOn ?? visit.PlannedOn!.Value, CaseFileWords.Word(visit.Purpose), [.. visit.Visitors.Select(one => one.Name)], visit.Met,
        visit.Findings, visit.State == VisitState.Acknowledged, Plain(visit.CostToEnterpriseCny) ?? 0, Plain(visit.Hours));

    private static ProblemEntry Problem(QualityProblem problem, IReadOnlyCollection<Commitment> commitments) => new(
        problem.Number, problem.Title, problem.Domains, problem.Causes, problem.SubCauses, Capitals(problem.Severity), Capitals(problem.Triage),
        Capitals(problem.Complexity), Filled(problem.FoundAt), Filled(problem.RootCause), CaseFileWords.Problem(problem, commitments));

    private static ConsultationEntry Consultation(Consultation consultation) => new(
        consultation.Number, (consultation.HeldOn ?? consultation.ScheduledOn)!.Value, CaseFileWords.Word(consultation.Form),
        [.. consultation.Seats.OrderBy(seat => seat.Position).Select(seat => seat.ExpertName)],
        [.. consultation.Problems.OrderBy(link => link.Position).Select(link => link.Number)],
        [
            .. consultation.Seats.Where(seat => seat.HasOpinion).OrderBy(seat => seat.OpinionPosition)
                .Select(seat => new OpinionEntry(seat.ExpertName, seat.OpinionText, seat.Agrees ?? true)),
        ],
        Filled(consultation.Conclusion));

    private static ResearchTeamEntry? Team(CaseRecords records) => records.Team is not { } team ? null : new(
        team.Name, team.Lead.Name, [.. team.Members.Select(one => one.Name)], team.SetUpOn,
        [
            .. records.Commitments.Where(one => one.Origin == CommitmentOrigin.ResearchMilestone)
                .Select(one => new MilestoneEntry(one.Text, one.Due, one.State == CommitmentState.Verified ? one.ClosedOn : null)),
        ]);

    private static RemedyEntry Remedy(Remedy remedy, CaseRecords records) => new(
        remedy.Number, records.Problems.First(one => one.Id == remedy.ProblemId).Number, CaseFileWords.Word(remedy.Kind), remedy.Text, Filled(remedy.ServiceCode));

    private CommitmentEntry Commitment(Commitment commitment, CaseRecords records) => new(
        commitment.Number, CaseFileWords.Word(commitment.Side), commitment.OwnerName, commitment.Text, commitment.ProblemNumber,
        commitment.OriginalDue, commitment.Due, CaseFileWords.Commitment(commitment, asOf),
        [.. commitment.Evidence.Select(one => new EvidenceEntry(one.Kind, one.Title, one.SubmittedOn, one.By.Person.Name, one.Accepted))],
        [.. commitment.Progress.Select(one => new ProgressEntry(one.On, one.Percent, one.Note, one.By.Person.Name))],
        [.. commitment.Extensions.Select(one => Extension(one, commitment))],
        Escalations(commitment, records),
        commitment.Verifications is [.., var last]
            ? new(last.On, last.By.Person.Name, CaseFileWords.Methods(last.Methods), CaseFileWords.Word(last.Result), last.Note)
            : null,
        commitment.ClosedOn, null);

    private ExtensionEntry Extension(ExtensionRequest extension, Commitment commitment) => new(
        extension.RequestedOn, extension.NewDue, extension.Reason, extension.Granted is { } granted ? granted ? "approved" : "rejected" : null,
        extension.DecidedBy?.Person.Name, extension.DecisionNote, CalendarOf(commitment).WorkingDaysBetween(extension.RequestedOn, commitment.OriginalDue), extension.PausedDays);

    /// <summary>The levels that were raised, each with the latest cause recorded for it.</summary>
    private List<EscalationEntry> Escalations(Commitment commitment, CaseRecords records)
    {
        var raised = records.Deadlines.Where(one => one.SubjectId == commitment.Id.Value)
            .SelectMany(one => one.AllVersions()).SelectMany(version => version.Raised, (version, rung) => (rung.AsRung().Level, version.Due, rung.On))
            .Where(one => one.Level > 0 && one.On <= asOf)
            .GroupBy(one => one.Level)
            .ToDictionary(group => group.Key, group => group.First());
        return
        [
            .. raised.Values.OrderBy(one => one.Level).Select(one =>
            {
                var cause = commitment.Causes.LastOrDefault(cause => cause.Level == one.Level);
                return new EscalationEntry(
                    one.On, one.Level, cause?.Code, cause?.Note, cause?.Action, CalendarOf(commitment).WorkingDaysBetween(one.Due, one.On));
            }),
        ];
    }

    private WorkingCalendar CalendarOf(Commitment commitment) => rules.CalendarOf(commitment.Side, commitment.ToCaseKey());

    private static string? Capitals<T>(T? value)
        where T : struct, Enum => value?.ToString().ToUpperInvariant();

    /// <summary>SQLite keeps 86000 as 86000.0: the zeros behind the point say nothing.</summary>
    private static decimal? Plain(decimal? number) => number / 1.0000000000000000000000000000m;

    private static string? Filled(string text) => text.Length > 0 ? text : null;
}
