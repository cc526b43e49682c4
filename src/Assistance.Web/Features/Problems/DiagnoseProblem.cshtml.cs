using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Finding the cause of a problem.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class DiagnoseProblemModel : ProblemPage
{
    private const int Whys = 5;

    [BindProperty]
    public List<string> Causes { get; set; } = [];

    [BindProperty]
    public List<string> SubCauses { get; set; } = [];

    [BindProperty]
    public List<string> FiveWhys { get; set; } = [];

    [BindProperty]
    public string RootCause { get; set; } = "";

    [BindProperty]
    public Severity? Severity { get; set; }

    [BindProperty]
    public string SeverityRationale { get; set; } = "";

    [BindProperty]
    public Triage? Triage { get; set; }

    [BindProperty]
    public Complexity? Complexity { get; set; }

    [BindProperty]
    public int RowVersion { get; set; }

    public override string? DraftTitle => T["problems.diagnose.draft", Problem.Enterprise, Number];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (IsFresh)
        {
            (Causes, SubCauses, FiveWhys, RootCause) = ([.. Problem.Causes], [.. Problem.SubCauses], [.. Problem.FiveWhys], Problem.RootCause);
            (Severity, SeverityRationale, Triage, RowVersion) = (Problem.Severity, Problem.SeverityRationale, Problem.Triage, Problem.RowVersion);
            Complexity = Problem.Complexity ?? (Problem.Domains.Count > 1 ? Domain.Problems.Complexity.Multiple : Domain.Problems.Complexity.Single);
        }

        FiveWhys.AddRange(Enumerable.Repeat("", Math.Max(0, Whys - FiveWhys.Count)));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(
            new DiagnoseProblem(Reference, Number, Causes, SubCauses, FiveWhys, RootCause, Severity, SeverityRationale, Triage, Complexity, RowVersion), cancellationToken);
        return Done("problems.diagnose.done");
    }
}
