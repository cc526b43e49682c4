using Assistance.Domain.Cases;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Agreements;

/// <summary>The text of an agreement, to be read and printed.</summary>
[Authorize(Policy = Policies.CaseReader)]
public sealed class ShowDocumentModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Number of the agreement.</summary>
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>"word" for the text as a Word file; what was signed is the frozen file itself.</summary>
    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    /// <summary>The text.</summary>
    public DocumentView Document { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Document = await Send(new ShowDocument(Reference, Number), cancellationToken);
    }

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Format == "word"
            ? File(await WordAsync(AgreementPrint.Of(T, Document), cancellationToken), WordFile.ContentType, Document.Number + ".docx")
            : Page();
    }

    private async Task<byte[]> WordAsync(PrintedDocument document, CancellationToken cancellationToken) =>
        WordFile.Write(document, await Send(new GetTemplateInForce(document.Kind, document.Language), cancellationToken));
}
