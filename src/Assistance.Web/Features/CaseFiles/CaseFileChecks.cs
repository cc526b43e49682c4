using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>
/// What a schema cannot say: codes exist, records name each other rightly, and events happened in a possible order. Who did something, and
/// how late, is history and is not judged.
/// </summary>
public sealed class CaseFileChecks(CaseFile file, Codes codes)
{
    private readonly List<Refusal> refusals = [];

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<Refusal> Check()
    {
        Distinct("$.cases", "id", file.Cases.Select(entry => $"{entry.Id}"));
        Distinct("$.cases", "agreement.no", file.Cases.Select(entry => entry.Agreement.No));
        for (var i = 0; i < file.Cases.Count; i++)
        {
            Check(file.Cases[i], FormattableString.Invariant($"$.cases[{i}]"));
        }

        return refusals;
    }

    private void Check(CaseEntry entry, string path)
    {
        CheckNumbers(entry, path);
        CheckEnterprise(entry.Enterprise, $"{path}.enterprise");
        CheckAgreement(entry.Agreement, $"{path}.agreement");
        var visits = entry.Visits.Select(visit => visit.No).ToHashSet();
        var problems = entry.Problems.Select(problem => problem.No).ToHashSet();
        Each(entry.Problems, $"{path}.problems", (problem, at) =>
        {
            Known(problem.Domains, codes.Lists.IsDomain, $"{at}.domains");
            Known(problem.CauseSub, code => codes.Lists.Find(code) is not null, $"{at}.cause_sub");
            Known(Some(problem.FoundAt), visits.Contains, $"{at}.found_at");
            Past($"{at}.found_at", entry.Visits.FirstOrDefault(visit => visit.No == problem.FoundAt)?.On);
        });
        Each(entry.Consultations, $"{path}.consultations", (consultation, at) =>
        {
            Known(consultation.Problems, problems.Contains, $"{at}.problems");
            consultation.Problems.ToList().ForEach(problem => Order($"{at}.on", FoundOn(entry, problem), consultation.On));
        });
        Each(entry.Remedies, $"{path}.remedies", (remedy, at) =>
        {
            Known([remedy.Problem], problems.Contains, $"{at}.problem");
            Known(Some(remedy.Service), codes.Lists.IsService, $"{at}.service");
        });
        Each(entry.Commitments, $"{path}.commitments", (commitment, at) => CheckCommitment(entry, commitment, problems, at));
        if (entry.ResearchTeam is { } team)
        {
            Past($"{path}.research_team.set_up_on", team.SetUpOn);
            Each(team.Milestones, $"{path}.research_team.milestones", (milestone, at) =>
            {
                Past($"{at}.done_on", milestone.DoneOn);
                Order($"{at}.done_on", team.SetUpOn, milestone.DoneOn);
            });
        }

        if (entry.Referral is { } referral)
        {
            Known([referral.Problem], problems.Contains, $"{path}.referral.problem");
            Past($"{path}.referral.on", referral.On);
        }

        if (CaseFileWords.Result(entry.Outcome.Result) is not null
            && entry.Commitments.FirstOrDefault(one => one.Status is "proposed" or "in_progress" or "overdue" or "submitted") is { } open)
        {
            Add($"{path}.outcome.result", "closed-with-open", open.No);
        }
    }

    private void CheckNumbers(CaseEntry entry, string path)
    {
        Distinct($"{path}.visits", "no", entry.Visits.Select(one => one.No));
        Distinct($"{path}.problems", "no", entry.Problems.Select(one => one.No));
        Distinct($"{path}.consultations", "no", entry.Consultations.Select(one => one.No));
        Distinct($"{path}.remedies", "no", entry.Remedies.Select(one => one.No));
        Distinct($"{path}.commitments", "no", entry.Commitments.Select(one => one.No));
    }

    private void CheckEnterprise(EnterpriseEntry enterprise, string path)
    {
        if (SocialCreditCode.Read(enterprise.Uscc) is { IsValid: false } reading)
        {
            Add($"{path}.uscc", "uscc", enterprise.Uscc, reading.Error ?? "");
        }

        Known([enterprise.Division], code => codes.Divisions.Find(code) is not null, $"{path}.division");
        Known(Some(enterprise.Industry), code => codes.Industries.Find(code) is not null, $"{path}.industry");
    }

    private void CheckAgreement(AgreementEntry agreement, string path)
    {
        Known([agreement.No.Split('-')[1]], code => codes.Divisions.Find(code) is not null, $"{path}.no");
        Known(agreement.ScopeDomains, codes.Lists.IsDomain, $"{path}.scope_domains");
        Past($"{path}.signed_on", agreement.SignedOn);
        Order($"{path}.end", agreement.Start, agreement.End);
        Order($"{path}.signed_on", agreement.SignedOn, agreement.End);
    }

    private void CheckCommitment(CaseEntry entry, CommitmentEntry commitment, HashSet<string> problems, string path)
    {
        Known(Some(commitment.Problem), problems.Contains, $"{path}.problem");
        var side = CaseFileWords.Value<Side>(commitment.Side);
        var found = commitment.Problem is { } problem && problems.Contains(problem) ? FoundOn(entry, problem) : (DateOnly?)null;
        Past($"{path}.closed_on", commitment.ClosedOn);
        Past($"{path}.verification.on", commitment.Verification?.On);
        Order($"{path}.verification.on", found, commitment.Verification?.On);
        Each(commitment.Evidence, $"{path}.evidence", (item, at) =>
        {
            Past($"{at}.submitted_on", item.SubmittedOn);
            Order($"{at}.submitted_on", item.SubmittedOn, commitment.Verification?.On ?? commitment.ClosedOn);
        });
        Each(commitment.Progress, $"{path}.progress", (report, at) =>
        {
            Past($"{at}.on", report.On);
            Order($"{at}.on", report.On, commitment.ClosedOn);
        });
        Each(commitment.Extensions, $"{path}.extensions", (extension, at) =>
        {
            Past($"{at}.requested_on", extension.RequestedOn);
            Order($"{at}.requested_on", extension.RequestedOn, commitment.ClosedOn);
        });
        Distinct($"{path}.escalations", "level", commitment.Escalations.Select(escalation => $"{escalation.Level}"));
        Each(commitment.Escalations, $"{path}.escalations", (escalation, at) =>
        {
            Known(Some(escalation.Cause), OverdueCauseCodes.Of(side).Contains, $"{at}.cause");
            Past($"{at}.on", escalation.On);
            Order($"{at}.on", commitment.OriginalDue.AddDays(1), escalation.On);
        });
        CheckEnd(commitment, path);
    }

    /// <summary>No end without a check, and none that contradicts it.</summary>
    private void CheckEnd(CommitmentEntry commitment, string path)
    {
        var result = commitment.Verification?.Result;
        var fits = commitment.Status switch
        {
            "closed" => result is "effective" or "partly_effective",
            "superseded" => result == "not_effective",
            _ => result is null,
        };
        if (!fits)
        {
            Add($"{path}.verification", "verification", commitment.Status);
        }
    }

    private static DateOnly? FoundOn(CaseEntry entry, string problem) =>
        entry.Problems.FirstOrDefault(one => one.No == problem)?.FoundAt is { } visit ? entry.Visits.FirstOrDefault(one => one.No == visit)?.On : null;

    private static IEnumerable<string> Some(string? value) => value is null ? [] : [value];

    private void Known(IEnumerable<string> values, Func<string, bool> isKnown, string path)
    {
        foreach (var value in values.Where(value => !isKnown(value)))
        {
            Add(path, "unknown-code", value);
        }
    }

    private void Distinct(string path, string field, IEnumerable<string> values)
    {
        foreach (var twice in values.GroupBy(value => value).Where(group => group.Count() > 1))
        {
            Add(path, "twice", field, twice.Key);
        }
    }

    private void Past(string path, DateOnly? on)
    {
        if (on > file.AsOf)
        {
            Add(path, "after-as-of", on, file.AsOf);
        }
    }

    private void Order(string path, DateOnly? first, DateOnly? then)
    {
        if (first > then)
        {
            Add(path, "order", first, then);
        }
    }

    private static void Each<T>(IReadOnlyList<T> entries, string path, Action<T, string> check)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            check(entries[i], FormattableString.Invariant($"{path}[{i}]"));
        }
    }

    private void Add(string path, string what, params object[] arguments) => refusals.Add(new(path, $"casefile.{what}", $"casefiles.refused.{what}", arguments));
}
