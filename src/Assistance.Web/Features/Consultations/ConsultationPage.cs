using Assistance.Web.Infrastructure.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>Base of the pages about one consultation.</summary>
public abstract class ConsultationPage : AppPage
{
    /// <summary>Reference of the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Number within the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>What the reader may know.</summary>
    public ConsultationView View { get; private set; } = null!;

    /// <summary>The consultation itself.</summary>
    public string Back => ConsultationsLinks.Details(Reference, Number);

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new GetConsultation(Reference, Number), cancellationToken);

    /// <summary>Back to the consultation, which says once what was done.</summary>
    protected IActionResult Done(string messageKey, params object?[] arguments) => Succeed(Back, messageKey, arguments);
}
