using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>The regulator makes a remedy of an adopted point.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class PrescribeFromPointModel : ConsultationPage
{
    /// <summary>As people count, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Point { get; set; }

    /// <summary>Number of the problem.</summary>
    [BindProperty]
    public string Problem { get; set; } = "";

    [BindProperty]
    public RemedyKind? Kind { get; set; }

    /// <summary>What is to be done.</summary>
    [BindProperty]
    public string Text { get; set; } = "";

    [BindProperty]
    public string ServiceCode { get; set; } = "";

    [BindProperty]
    public string Indicator { get; set; } = "";

    [BindProperty]
    public string ExpectedBefore { get; set; } = "";

    [BindProperty]
    public string ExpectedAfter { get; set; } = "";

    /// <summary>The point.</summary>
    public PointView Adopted { get; private set; } = null!;

    /// <summary>Problems whose cause is not found yet: no remedy for them.</summary>
    public IEnumerable<ProblemFacts> Undiagnosed => View.File!.Problems.Where(problem => !problem.HasCause);

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Adopted = View.File?.Points.FirstOrDefault(point => point.Place == Point) ?? throw new NotFoundException();
        if (HttpMethods.IsGet(Request.Method))
        {
            Text = Adopted.Text;
            Problem = View.File.Problems.Count == 1 ? View.File.Problems[0].Number : "";
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var number = await Send(
            new PrescribeFromPoint(Reference, Number, Point, Problem, Kind, Text, ServiceCode, Indicator, ExpectedBefore, ExpectedAfter), cancellationToken);
        return Done("consultations.prescribe.done", number, Problem);
    }
}
