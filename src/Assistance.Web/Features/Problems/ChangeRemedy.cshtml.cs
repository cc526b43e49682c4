using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Changing a remedy.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class ChangeRemedyModel : ProblemPage
{
    /// <summary>Its number: "R1".</summary>
    [BindProperty(SupportsGet = true)]
    public string Remedy { get; set; } = "";

    [BindProperty]
    public RemedyForm Form { get; set; } = new();

    protected override bool Whole => true;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        var remedy = Problem.Remedies.FirstOrDefault(one => one.Number == Remedy) ?? throw new NotFoundException();
        Form = IsFresh ? RemedyForm.Of(remedy) : Form;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ChangeRemedy(Reference, Number, Remedy, Form), cancellationToken);
        return Succeed(ProblemsLinks.Details(Reference, Number), "problems.change-remedy.done", Remedy);
    }
}
