using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Changing severity or triage.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class ReassessProblemModel : ProblemPage
{
    [BindProperty]
    public Severity? Severity { get; set; }

    [BindProperty]
    public Triage? Triage { get; set; }

    [BindProperty]
    public string Rationale { get; set; } = "";

    /// <summary>Version of severity and triage that the form was opened on.</summary>
    [BindProperty]
    public int? RowVersion { get; set; }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (IsFresh)
        {
            (Severity, Triage) = (Problem.Severity, Problem.Triage);
            RowVersion = Versions.Of($"{Severity}", $"{Triage}");
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ReassessProblem(Reference, Number, Severity, Triage, Rationale, RowVersion), cancellationToken);
        return Done("problems.reassess.done");
    }
}
