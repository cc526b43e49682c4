using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Templates;

/// <summary>The template of one document: to take out, to try, to replace.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class ShowTemplateModel : AppPage
{
    /// <summary>Which document, as the address names it.</summary>
    [BindProperty(SupportsGet = true, Name = "document")]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = "";

    /// <summary>The version that is asked for as a file.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    /// <summary>Whether a document made from it is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Example { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>Number of the newest version that was shown.</summary>
    [BindProperty]
    public int Expected { get; set; }

    /// <summary>What is shown.</summary>
    public TemplateView View { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new ShowTemplate(Kind, Language), cancellationToken);

    /// <inheritdoc/>
    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Response.Headers.CacheControl = "private, no-store";
        var name = T.Of("templates", View.Kind);
        return Example ? File(await Send(new TryTemplate(Kind, Language), cancellationToken), WordFile.ContentType, $"{T["templates.example"]} {name}.docx")
            : Version is { } version ? File(await Send(new DownloadTemplate(Kind, Language, version), cancellationToken), WordFile.ContentType, $"{name} {Language} {version}.docx")
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        if (Upload is { Length: <= WordTemplate.MostBytes + 1 })
        {
            await Upload.CopyToAsync(bytes, cancellationToken);
        }

        // of a file that is too large its size alone is looked at
        var content = Upload is { Length: > WordTemplate.MostBytes + 1 } ? new byte[WordTemplate.MostBytes + 1] : bytes.ToArray();
        var version = await Send(new ReplaceTemplate(Kind, Language, Upload?.FileName ?? "", content, Expected), cancellationToken);
        return Succeed(TemplatesLinks.List, "templates.done", version);
    }

    public async Task<IActionResult> OnPostBuiltInAsync(CancellationToken cancellationToken)
    {
        await Send(new ReplaceTemplate(Kind, Language, "", null, Expected), cancellationToken);
        return Succeed(TemplatesLinks.List, "templates.done-built-in");
    }
}
