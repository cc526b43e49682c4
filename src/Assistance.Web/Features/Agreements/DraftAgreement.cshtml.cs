using Assistance.Domain.Common;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Agreements;

/// <summary>Writing the agreement. Rows come and go by buttons, sentences from the templates; no script is needed.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class DraftAgreementModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Version of the draft that the form was opened on.</summary>
    [BindProperty]
    public int RowVersion { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public AgreementForm Form { get; set; } = new();

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    /// <summary>Who can be named.</summary>
    public DraftAgreementView View { get; private set; } = null!;

    /// <summary>The service domains.</summary>
    public IEnumerable<SelectListItem> Domains => HttpContext.RequestServices.GetRequiredService<Codes>().Lists.Domains
        .Select(domain => new SelectListItem(domain.Name.In(T.Culture), domain.Name.Code));

    /// <inheritdoc/>
    public override string? DraftTitle => T["agreements.draft.of", Head.Enterprise];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        View = await Send(new GetDraftAgreement(Reference), cancellationToken);
        if (!HttpMethods.IsPost(Request.Method))
        {
            (Form, RowVersion) = (View.Form, View.RowVersion);
        }
        else if (!ModelState.ContainsKey(nameof(RowVersion)))
        {
            RowVersion = View.RowVersion;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new DraftAgreement(Reference, Form, RowVersion), cancellationToken);
        return Succeed(AgreementsLinks.Details(Reference), "agreements.draft.done");
    }

    /// <summary>One more row of a list, by its name; nothing is saved yet.</summary>
    public Task<IActionResult> OnPostAddAsync(string list, CancellationToken cancellationToken) => AgainAsync(() => Form.AddRow(list), cancellationToken);

    /// <summary>One row less.</summary>
    /// <param name="row">Name and place: "RegulatorItems-2".</param>
    public Task<IActionResult> OnPostRemoveAsync(string? row, CancellationToken cancellationToken) => AgainAsync(
        () => Form.RemoveRow((row ?? "").Split('-')[0], int.TryParse((row ?? "").Split('-')[^1], out var index) ? index : -1), cancellationToken);

    /// <summary>The sentences of the templates for the chosen service domains, as far as they are not there yet.</summary>
    public Task<IActionResult> OnPostTemplateAsync(CancellationToken cancellationToken) => AgainAsync(
        () =>
        {
            Form.AddObligations(Side.Regulator, AgreementTemplates.Sentences(T, Side.Regulator, Form.ScopeDomains));
            Form.AddObligations(Side.Enterprise, AgreementTemplates.Sentences(T, Side.Enterprise, Form.ScopeDomains));
        },
        cancellationToken);

    /// <summary>People as a list offers them.</summary>
    public static IEnumerable<SelectListItem> Offer(IEnumerable<Named> people) => people.Select(person => new SelectListItem(person.Name, person.Id.ToString()));

    private async Task<IActionResult> AgainAsync(Action change, CancellationToken cancellationToken)
    {
        change();
        ModelState.Clear();
        var version = RowVersion;
        await LoadAsync(cancellationToken);
        RowVersion = version;
        return Page();
    }
}
