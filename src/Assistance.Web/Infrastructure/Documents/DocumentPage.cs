using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Infrastructure.Documents;

/// <summary>
/// A page that shows one document to be printed, in the reader's language or in the other one (<c>?language=en</c>), and gives it as a Word
/// file (<c>?format=word</c>). Who may see the record that it tells of may see the document: both come from the same query.
/// </summary>
public abstract class DocumentPage : AppPage
{
    /// <summary>"word" for the file.</summary>
    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    /// <summary>Language of the document; unless told, that in which it was issued, else the reader's.</summary>
    [BindProperty(SupportsGet = true, Name = "language")]
    public string? DocumentLanguage { get; set; }

    /// <summary>The document.</summary>
    public PrintedDocument Document { get; private set; } = null!;

    /// <summary>The page that it came from.</summary>
    public abstract string Back { get; }

    /// <summary>The version that was issued and is shown, or null: then the document is made from the record.</summary>
    public KeptDocument? Kept { get; private set; }

    /// <summary>Whether the other language was asked for than that in which it was issued: then it is made from the record, and says so.</summary>
    public bool IsTranslation { get; private set; }

    /// <summary>Whether it exists in one language only, because it was signed in it.</summary>
    public virtual bool IsFixed => false;

    /// <summary>Writes the document.</summary>
    /// <param name="text">The words in its language.</param>
    protected abstract Task<PrintedDocument> WriteAsync(Text text, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var culture = Languages.Find(DocumentLanguage) ?? T.Culture;
        // always from the record first: who may not see that may not see what was issued either
        Document = await KeptDocuments.WriteInAsync(culture, () => WriteAsync(T.In(culture), cancellationToken));
        var kept = await Send(new FindKept(Document.Number), cancellationToken);
        IsTranslation = kept is not null && DocumentLanguage is not null && kept.Document.Language.Name != culture.Name;
        Kept = IsTranslation ? null : kept;
        Document = Kept?.Document ?? Document;
    }

    /// <inheritdoc/>
    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Format != "word")
        {
            return Page();
        }

        Response.Headers.CacheControl = "private, no-store";
        return Kept is not null
            ? File(await Send(new OpenKept(Kept), cancellationToken), WordFile.ContentType, $"{Document.Number} {Document.Title}.docx")
            : File(WordFile.Write(Document, await Send(new GetTemplateInForce(Document.Kind, Document.Language), cancellationToken)), WordFile.ContentType, $"{Document.Number} {Document.Title}.docx");
    }
}
