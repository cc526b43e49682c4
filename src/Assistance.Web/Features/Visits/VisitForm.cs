using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;

namespace Assistance.Web.Features.Visits;

/// <summary>What is typed about a visit that took place.</summary>
public sealed class VisitForm
{
    public DateOnly? HeldOn { get; set; }

    public VisitPurpose? Purpose { get; set; }

    /// <summary>Identifiers of the visitors.</summary>
    public List<Guid> Visitors { get; set; } = [];

    /// <summary>Whom they met, one person a line.</summary>
    public string Met { get; set; } = "";

    /// <summary>Codes of the service domains in which the enterprise needs help.</summary>
    public List<string> Needs { get; set; } = [];

    public string NeedsText { get; set; } = "";

    public string Findings { get; set; } = "";

    public string SolvedOnTheSpot { get; set; } = "";

    public decimal? Hours { get; set; }

    /// <summary>What is in the record already.</summary>
    public static VisitForm Of(VisitView visit) => new()
    {
        HeldOn = visit.HeldOn,
        Purpose = visit.Purpose,
        Visitors = [.. visit.Visitors.Select(visitor => visitor.Id.Value)],
        Met = string.Join('\n', visit.Met),
        Needs = [.. visit.Needs],
        NeedsText = visit.NeedsText,
        Findings = visit.Findings,
        SolvedOnTheSpot = visit.SolvedOnTheSpot,
        Hours = visit.Hours,
    };

    /// <summary>The record in the domain's words.</summary>
    public VisitRecord ToRecord(IReadOnlyList<PersonRef> visitors, IReadOnlyList<StoredFileId> photos) => new(
        HeldOn!.Value, Purpose!.Value, visitors, Met.Split('\n'), Needs, NeedsText, Findings, SolvedOnTheSpot, Hours, photos);
}

/// <summary>A problem that was found on a visit, with its diagnosis where it is plain at once.</summary>
public sealed class FoundProblem
{
    public string Title { get; set; } = "";

    /// <summary>Codes of service domains.</summary>
    public List<string> Domains { get; set; } = [];

    /// <summary>Set together with the rest of the diagnosis, or not at all.</summary>
    public Severity? Severity { get; set; }

    public Triage? Triage { get; set; }

    /// <summary>Code of a finer cause ("MEA-1"); its 5M1E cause follows from it.</summary>
    public string Cause { get; set; } = "";

    public string RootCause { get; set; } = "";

    public string SeverityRationale { get; set; } = "";

    /// <summary>Whether nothing is written in the row.</summary>
    public bool IsBlank => Title.Length == 0 && Domains.Count == 0 && !IsDiagnosed;

    /// <summary>Whether anything of a diagnosis is written.</summary>
    public bool IsDiagnosed => Severity is not null || Triage is not null || Cause.Length > 0 || RootCause.Length > 0 || SeverityRationale.Length > 0;
}

/// <summary>A commitment that was agreed on a visit; the other side still has to agree in the system.</summary>
public sealed class AgreedOnVisit
{
    public string Text { get; set; } = "";

    /// <summary>Who answers for it; the side follows from the person.</summary>
    public Guid? Owner { get; set; }

    public DateOnly? Due { get; set; }

    public EvidenceRule EvidenceRule { get; set; } = EvidenceRule.Any;

    /// <summary>The problem it is to solve: "P1", or "#0" for the first of the form's own; empty for none.</summary>
    public string For { get; set; } = "";

    /// <summary>Whether nothing is written in the row.</summary>
    public bool IsBlank => Text.Length == 0 && Owner is null && Due is null && For.Length == 0;
}
