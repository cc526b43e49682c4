using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Consultations;

/// <summary>The regulator writes the conclusion and says what is adopted.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class ConcludeConsultationModel : ConsultationPage
{
    private const int MostRows = 30;

    /// <summary>The conclusion.</summary>
    [BindProperty]
    public string Conclusion { get; set; } = "";

    /// <summary>Rows for the points.</summary>
    [BindProperty]
    public List<PointLine> Points { get; set; } = [];

    /// <summary>Why not all opinions are waited for.</summary>
    [BindProperty]
    public string MissingOpinionsReason { get; set; } = "";

    /// <summary>Whether more rows are asked for, and nothing else.</summary>
    [BindProperty]
    public bool MoreRows { get; set; }

    /// <summary>Names of the experts whose opinion is missing.</summary>
    public IEnumerable<string> Missing => View.File!.Seats.Where(seat => seat.Owes).Select(seat => seat.Name);

    /// <summary>Where a point can come from.</summary>
    public IEnumerable<SelectListItem> Sources => View.File!.Seats.Where(seat => seat.Opinion.Length > 0)
        .Select(seat => new SelectListItem(seat.Name, seat.Expert.ToString()))
        .Prepend(new SelectListItem(T["consultations.point.talk"], ""));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        var rows = Math.Max(3, Points.Count + (MoreRows ? 3 : 0));
        while (Points.Count < Math.Min(rows, MostRows))
        {
            Points.Add(new PointLine());
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (MoreRows)
        {
            return await OnGetAsync(cancellationToken);
        }

        await Send(new ConcludeConsultation(Reference, Number, Conclusion, Points, MissingOpinionsReason), cancellationToken);
        return Done("consultations.conclude.done");
    }
}
