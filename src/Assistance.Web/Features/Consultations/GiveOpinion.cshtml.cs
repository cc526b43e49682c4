using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>An expert writes the own opinion.</summary>
[Authorize(Policy = Policies.Expert)]
public sealed class GiveOpinionModel : ConsultationPage
{
    /// <summary>The opinion.</summary>
    [BindProperty]
    public string Opinion { get; set; } = "";

    /// <summary>Whether the expert agrees with the line of the consultation.</summary>
    [BindProperty]
    public bool? Agrees { get; set; }

    /// <summary>Version of the opinion that the form was opened on.</summary>
    [BindProperty]
    public int? RowVersion { get; set; }

    /// <summary>Only for a seat whose file is open; what is written already can be written anew.</summary>
    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        (Opinion, Agrees) = (View.Mine?.Opinion ?? "", View.Mine?.Agrees);
        RowVersion = Versions.Of(Versions.Posted(Agrees), Versions.Posted(Opinion));
        return View.May.GiveOpinion ? Page() : LocalRedirect(Back);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new GiveOpinion(Reference, Number, Opinion, Agrees, RowVersion), cancellationToken);
        return Done(Agrees == true ? "consultations.opinion.done" : "consultations.opinion.done-dissent");
    }
}
