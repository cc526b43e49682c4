using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Drafts;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Drafts;

/// <summary>The reader's drafts. Forms with a draft bar post here while their reader is typing.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class ListDraftsModel : AppPage
{
    /// <summary>Path of the form's page.</summary>
    [BindProperty(Name = "draft-key")]
    public string Key { get; set; } = "";

    /// <summary>What the form is called.</summary>
    [BindProperty(Name = "draft-title")]
    public string Title { get; set; } = "";

    /// <summary>The drafts.</summary>
    public IReadOnlyList<DraftRow> Drafts { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Drafts = await Send(new ListDrafts(), cancellationToken);

    /// <summary>Keeps the fields of another page's form, and its files.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, HeldFiles>();
        var refused = new List<string>();
        foreach (var input in Request.Form.Files.Select(file => file.Name).Distinct())
        {
            var held = Request.Form[HeldFiles.TokenName(input)].Select(value => Guid.TryParse(value, out var id) ? new StoredFileId(id) : default);
            var chosen = Request.Form.Files.Where(file => file.Name == input && file.FileName.Length > 0).ToList();
            var kept = await Send(new HoldFiles(chosen, [.. held]), cancellationToken);
            files[input] = new HeldFiles(kept.Files);
            refused.AddRange(kept.Refusals.Select(refusal => T[refusal.Key, [.. refusal.Arguments]]));
        }

        var at = await Send(new KeepDraft(Key, Title, DraftFields.Of(Request, files)), cancellationToken);
        return new JsonResult(new DraftAnswer(T["drafts.saved", T.Date.Time(at)], [.. files.SelectMany(one => DraftFile.Of(one.Key, one.Value))], refused));
    }

    /// <summary>Forgets one.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken)
    {
        await Send(new DiscardDraft(Key), cancellationToken);
        return Succeed(DraftsLinks.List, "drafts.discarded");
    }
}
