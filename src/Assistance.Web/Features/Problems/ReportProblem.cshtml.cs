using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Naming a problem.</summary>
[Authorize(Policy = Policies.RegulatorOrEnterprise)]
public sealed class ReportProblemModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public string Title { get; set; } = "";

    [BindProperty]
    public string Description { get; set; } = "";

    [BindProperty]
    public List<string> Domains { get; set; } = [];

    [BindProperty]
    public ProblemSource? Source { get; set; }

    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Head = await Send(new GetCaseHead(Reference), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var number = await Send(new ReportProblem(Reference, Title, Description, Domains, Source), cancellationToken);
        return Succeed(ProblemsLinks.Details(Reference, number), "problems.report.done", number);
    }
}
