using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Visits;

/// <summary>Correcting a visit record.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class CorrectVisitModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty]
    public VisitForm Form { get; set; } = new();

    /// <summary>Pictures of the record that stay.</summary>
    [BindProperty]
    public List<Guid> Keep { get; set; } = [];

    [BindProperty]
    public HeldFiles Photos { get; set; } = HeldFiles.None;

    [BindProperty]
    public int RowVersion { get; set; }

    public CaseHead Head { get; private set; } = null!;

    public VisitChoices Choices { get; private set; } = null!;

    /// <summary>Pictures of the record.</summary>
    public IEnumerable<SelectListItem> Kept => Choices.Visit!.Photos.Select(photo => new SelectListItem(photo.Name, photo.Id.ToString()));

    public override string? DraftTitle => T["visits.correct.draft", Head.Enterprise, Number];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var isGet = HttpMethods.IsGet(Request.Method);
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Choices = await Send(new GetVisitChoices(Reference, Number, isGet), cancellationToken);
        if (isGet)
        {
            (Form, RowVersion) = (VisitForm.Of(Choices.Visit!), Choices.Visit!.RowVersion);
            Keep = [.. Choices.Visit.Photos.Select(photo => photo.Id.Value)];
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new CorrectVisit(Reference, Number, Form, Keep, Photos.Ids, RowVersion), cancellationToken);
        return Succeed(VisitsLinks.Details(Reference, Number), "visits.correct.done", Number);
    }
}
