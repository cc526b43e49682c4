using System.Globalization;
using Assistance.Domain.Cases;
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

    /// <summary>Language of the document; unless told, the reader's.</summary>
    [BindProperty(SupportsGet = true, Name = "language")]
    public string? DocumentLanguage { get; set; }

    /// <summary>The document.</summary>
    public PrintedDocument Document { get; private set; } = null!;

    /// <summary>Which document it is.</summary>
    public abstract DocumentKind Kind { get; }

    /// <summary>The page that it came from.</summary>
    public abstract string Back { get; }

    /// <summary>Whether it exists in one language only, because it was signed in it.</summary>
    public virtual bool IsFixed => false;

    /// <summary>Writes the document.</summary>
    /// <param name="text">The words in its language.</param>
    protected abstract Task<PrintedDocument> WriteAsync(Text text, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var culture = Languages.Find(DocumentLanguage) ?? T.Culture;
        // numbers and lists follow the current culture while the document is written
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            Document = await WriteAsync(T.In(culture), cancellationToken);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
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
        return File(WordFile.Write(Document, await Send(new GetTemplateInForce(Kind, Document.Language.Name), cancellationToken)), WordFile.ContentType, $"{Document.Number} {Document.Title}.docx");
    }
}
