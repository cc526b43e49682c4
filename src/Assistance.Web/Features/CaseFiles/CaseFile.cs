using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>A case file, format assistance-cases/1, as docs/case-file.schema.json describes it. Names in the file are in snake case.</summary>
public sealed record CaseFile(string Format, string Language, string? Note, DateOnly AsOf, string? Calendar, JsonObject? Policy, IReadOnlyList<CaseEntry> Cases)
{
    /// <summary>The only format.</summary>
    public const string CurrentFormat = "assistance-cases/1";
}

/// <summary>One case.</summary>
public sealed record CaseEntry(
    int Id,
    string Theme,
    EnterpriseEntry Enterprise,
    AgreementEntry Agreement,
    IReadOnlyList<VisitEntry> Visits,
    IReadOnlyList<ProblemEntry> Problems,
    IReadOnlyList<ConsultationEntry> Consultations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ResearchTeamEntry? ResearchTeam,
    IReadOnlyList<RemedyEntry> Remedies,
    IReadOnlyList<CommitmentEntry> Commitments,
    OutcomeEntry Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReferralEntry? Referral);

/// <summary>The enterprise that is assisted.</summary>
public sealed record EnterpriseEntry(
    string Uscc,
    string Name,
    string Division,
    string? Industry,
    int? Employees,
    [property: JsonPropertyName("revenue_10k_cny")] decimal? Revenue10kCny,
    string? SizeClass,
    IReadOnlyList<string> MainProducts,
    ContactEntry? Contact,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cooperative,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Members);

/// <summary>The enterprise's main contact.</summary>
public sealed record ContactEntry(string Name, string? Title, bool Cqo);

/// <summary>The agreement; its number is the reference of the case.</summary>
public sealed record AgreementEntry(
    string No,
    DateOnly SignedOn,
    DateOnly Start,
    DateOnly End,
    string Regulator,
    string SignatoryRegulator,
    string SignatoryEnterprise,
    IReadOnlyList<string> ScopeDomains,
    IReadOnlyList<string> ObligationsRegulator,
    IReadOnlyList<string> ObligationsEnterprise,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LinkedProgramme);

/// <summary>A visit.</summary>
public sealed record VisitEntry(
    string No,
    DateOnly On,
    string Purpose,
    IReadOnlyList<string> Visitors,
    IReadOnlyList<string> Met,
    string Findings,
    bool SignedByEnterprise,
    decimal CostToEnterpriseCny,
    decimal? Hours);

/// <summary>A quality problem.</summary>
public sealed record ProblemEntry(
    string No,
    string Title,
    IReadOnlyList<string> Domains,
    [property: JsonPropertyName("cause_5m1e")] IReadOnlyList<string> Cause5m1e,
    IReadOnlyList<string> CauseSub,
    string? Severity,
    string? Triage,
    string? Complexity,
    string? FoundAt,
    string? RootCause,
    string Status);

/// <summary>An expert consultation.</summary>
public sealed record ConsultationEntry(
    string No, DateOnly On, string Form, IReadOnlyList<string> Experts, IReadOnlyList<string> Problems, IReadOnlyList<OpinionEntry> Opinions, string? Conclusion);

/// <summary>One expert's opinion.</summary>
public sealed record OpinionEntry(string Expert, string Opinion, bool Agree);

/// <summary>A research team with its milestones.</summary>
public sealed record ResearchTeamEntry(string Name, string Lead, IReadOnlyList<string> Members, DateOnly SetUpOn, IReadOnlyList<MilestoneEntry> Milestones);

/// <summary>A milestone.</summary>
public sealed record MilestoneEntry(string Title, DateOnly Due, DateOnly? DoneOn);

/// <summary>A remedy.</summary>
public sealed record RemedyEntry(string No, string Problem, string Kind, string Text, string? Service);

/// <summary>A commitment.</summary>
public sealed record CommitmentEntry(
    string No,
    string Side,
    string Owner,
    string Text,
    string? Problem,
    DateOnly OriginalDue,
    DateOnly Due,
    string Status,
    IReadOnlyList<EvidenceEntry> Evidence,
    IReadOnlyList<ProgressEntry> Progress,
    IReadOnlyList<ExtensionEntry> Extensions,
    IReadOnlyList<EscalationEntry> Escalations,
    VerificationEntry? Verification,
    DateOnly? ClosedOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExpectedEntry? ExpectedAsOf);

/// <summary>One piece of evidence.</summary>
public sealed record EvidenceEntry(string Kind, string Title, DateOnly SubmittedOn, string By, bool? Accepted);

/// <summary>One progress report.</summary>
public sealed record ProgressEntry(DateOnly On, int Percent, string? Note, string By);

/// <summary>A request for more time, or a date that a manager moved because of a pause.</summary>
/// <param name="PausedDays">Calendar days of the pause by which it was moved; left out for a request.</param>
public sealed record ExtensionEntry(
    DateOnly RequestedOn, DateOnly NewDue, string Reason, string? Decision, string? DecidedBy, string? DecisionNote, int WorkdaysBeforeDue,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? PausedDays = null);

/// <summary>A level that was raised, with its cause.</summary>
public sealed record EscalationEntry(DateOnly On, int Level, string? Cause, string? Note, string? Action, int WorkdaysAfterDue);

/// <summary>A verification.</summary>
public sealed record VerificationEntry(DateOnly On, string By, string Method, string Result, string? Note);

/// <summary>What must come out on a day: an expectation of tests, not imported.</summary>
public sealed record ExpectedEntry(
    DateOnly Date, bool IsOpen, bool IsOverdue, int WorkdaysOverdue, int? WorkdaysLeft, int EscalationLevelByRule, IReadOnlyList<int> LevelsJobShouldRaise);

/// <summary>Measured results.</summary>
public sealed record OutcomeEntry(IReadOnlyList<MetricEntry> Metrics, int? Satisfaction, string Result);

/// <summary>One measure.</summary>
public sealed record MetricEntry(string Name, string Unit, decimal? Before, decimal? After);

/// <summary>A problem that left the assistance route.</summary>
public sealed record ReferralEntry(string Problem, string To, DateOnly On, string Note);
