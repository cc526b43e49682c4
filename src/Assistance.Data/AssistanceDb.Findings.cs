using Assistance.Domain.Common;
using Assistance.Domain.Visits;

namespace Assistance.Data;

/// <summary>What was found on a visit, for those who read a problem that was found there.</summary>
public sealed class VisitFinding
{
    /// <summary>The visit.</summary>
    public VisitId VisitId { get; init; }

    /// <summary>Number within the case: "V1".</summary>
    public string Number { get; init; } = "";

    /// <summary>The day of the visit.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>The findings in words.</summary>
    public string Findings { get; init; } = "";
}

/// <content>Findings of visits.</content>
public sealed partial class AssistanceDb
{
    /// <summary>
    /// The findings of visits that are seen; for an expert, who sees no visit, those of visits on which a problem was found that the expert
    /// may read. Nothing else of the visit.
    /// </summary>
    public IQueryable<VisitFinding> VisitFindings
    {
        get
        {
            var problems = Problems;
            return OfCase<Visit>(visit => problems.Any(problem => problem.FoundAtVisit == visit.Id))
                .Select(visit => new VisitFinding { VisitId = visit.Id, Number = visit.Number, HeldOn = visit.HeldOn, Findings = visit.Findings });
        }
    }
}
