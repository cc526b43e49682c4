using System.Text.Json;
using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Problems;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>The words of a case file and what they mean here.</summary>
internal static class CaseFileWords
{
    /// <summary>A case file calls an agreement with a cooperative this.</summary>
    public const string Collective = "collective";

    private static readonly string[] methods = [.. Enum.GetValues<VerificationMethod>().Select(Word)];

    /// <summary>The word of a value: "follow_up".</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a word; the schema lets no other through.</summary>
    public static T Value<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().First(value => Word(value) == word);

    /// <summary>The value of a code in capitals ("RESEARCH"), or null.</summary>
    public static T? Code<T>(string? code)
        where T : struct, Enum => code is null ? null : Enum.Parse<T>(code, ignoreCase: true);

    /// <summary>"revisit_sampling" names two methods.</summary>
    public static IReadOnlyList<VerificationMethod> Methods(string words)
    {
        List<VerificationMethod> found = [];
        for (var rest = words; rest.Length > 0;)
        {
            var word = methods.First(method => rest.StartsWith(method, StringComparison.Ordinal));
            found.Add(Value<VerificationMethod>(word));
            rest = rest[word.Length..].TrimStart('_');
        }

        return found;
    }

    /// <summary>Several methods in one word.</summary>
    public static string Methods(IEnumerable<VerificationMethod> found) => string.Join('_', found.Select(Word));

    /// <summary>The state of a commitment.</summary>
    public static CommitmentState Commitment(string status) => status switch
    {
        "in_progress" or "overdue" => CommitmentState.Agreed,
        "submitted" => CommitmentState.Confirmed,
        "closed" => CommitmentState.Verified,
        "superseded" => CommitmentState.Superseded,
        "cancelled" => CommitmentState.Withdrawn,
        "declined" => CommitmentState.Declined,
        _ => CommitmentState.Proposed,
    };

    /// <summary>The word for a commitment on a day.</summary>
    public static string Commitment(Commitment commitment, DateOnly asOf) => commitment.State switch
    {
        CommitmentState.Agreed => commitment.IsOverdue(asOf) ? "overdue" : "in_progress",
        CommitmentState.Confirmed => "submitted",
        CommitmentState.Verified => "closed",
        CommitmentState.Withdrawn => "cancelled",
        var other => Word(other),
    };

    /// <summary>The state of a problem in a case with this result.</summary>
    public static ProblemState Problem(string status, string result) => status switch
    {
        "in_remedy" or "in_research" or "in_verification" => ProblemState.InRemedy,
        "closed" => result == Word(CaseResult.ClosedEffective) ? ProblemState.Effective : ProblemState.Resolved,
        _ => Value<ProblemState>(status),
    };

    /// <summary>The word for a problem, by the commitments that are to solve it.</summary>
    public static string Problem(QualityProblem problem, IReadOnlyCollection<Commitment> commitments) => problem.State switch
    {
        ProblemState.Resolved or ProblemState.Effective => "closed",
        ProblemState.InRemedy when IsInVerification(commitments) => "in_verification",
        ProblemState.InRemedy when problem.Triage == Triage.Research => "in_research",
        var other => Word(other),
    };

    /// <summary>The state of an agreement.</summary>
    public static AgreementState Agreement(string status) => status == "active" ? AgreementState.InForce : Value<AgreementState>(status);

    /// <summary>The word for a signed agreement.</summary>
    public static string Agreement(AgreementState state) => state == AgreementState.InForce ? "active" : Word(state);

    /// <summary>The result of a case, or null while it is open.</summary>
    public static CaseResult? Result(string result) =>
        result.StartsWith("closed_", StringComparison.Ordinal) ? Value<CaseResult>(result) : null;

    /// <summary>
    /// The word for the outcome on a day. An open case is in verification when nothing is left to deliver but something to verify; it is
    /// overdue when each problem that is worked on waits for something overdue, so that nothing moves; else it is in progress.
    /// </summary>
    public static string Result(AssistanceCase assistance, IReadOnlyCollection<QualityProblem> problems, IReadOnlyCollection<Commitment> commitments, DateOnly asOf)
    {
        if (assistance.Result is { } result)
        {
            return Word(result);
        }

        var worked = problems.Where(problem => problem.IsOpen).ToList();
        var isStuck = worked.Count > 0
            ? worked.All(problem => commitments.Any(one => one.ProblemId == problem.Id && one.IsOverdue(asOf)))
            : commitments.Any(one => one.IsOverdue(asOf));
        return IsInVerification(commitments) ? "in_verification" : isStuck ? "overdue" : "in_progress";
    }

    private static bool IsInVerification(IReadOnlyCollection<Commitment> commitments) =>
        commitments.Any(one => one.State == CommitmentState.Confirmed)
        && commitments.All(one => one.State is not (CommitmentState.Proposed or CommitmentState.Agreed));
}
