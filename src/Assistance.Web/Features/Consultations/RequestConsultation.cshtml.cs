using Assistance.Domain.Consultations;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>The regulator asks for a consultation about problems of a case.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class RequestConsultationModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>A problem that is ticked from the start.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Problem { get; set; }

    /// <summary>Why it is needed.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>How the experts meet.</summary>
    [BindProperty]
    public ConsultationForm? Form { get; set; }

    /// <summary>Numbers of the problems.</summary>
    [BindProperty]
    public List<string> Problems { get; set; } = [];

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<ProblemChoice> Choices { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Choices = await Send(new GetProblemChoices(Reference), cancellationToken);
        if (HttpMethods.IsGet(Request.Method) && Problem is not null)
        {
            Problems = [Problem];
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var number = await Send(new RequestConsultation(Reference, Reason, Form, Problems), cancellationToken);
        return Succeed(ConsultationsLinks.Details(Reference, number), "consultations.request.done", number);
    }
}
