using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>The regulator records that it took place.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class HoldConsultationModel : ConsultationPage
{
    /// <summary>The day.</summary>
    [BindProperty]
    public DateOnly? On { get; set; }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        On ??= HttpMethods.IsGet(Request.Method) ? View.On <= Today ? View.On : Today : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new HoldConsultation(Reference, Number, On), cancellationToken);
        return Done("consultations.hold.done");
    }
}
