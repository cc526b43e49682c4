using System.Collections;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Assistance.Web.Infrastructure.Files;

/// <summary>One file of a form: already stored, and not attached to anything before the form's command succeeds.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="ContentType">By its content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="HasPlace">Whether it is a picture that tells where it was taken.</param>
public sealed record HeldFile(StoredFileId Id, string Name, string ContentType, long Size, bool HasPlace = false);

/// <summary>
/// The files of one input of a form, for a page model: <c>[BindProperty] public HeldFiles Photos { get; set; } = HeldFiles.None;</c> with
/// <c>&lt;file-field for="Photos" /&gt;</c> in a form of enctype multipart/form-data. What was chosen is stored before the page's handler
/// runs, so a form that fails comes back with its files; the command gets <see cref="Ids"/> and attaches them by
/// <see cref="FileStore.AttachAsync"/>.
/// </summary>
[ModelBinder(typeof(HeldFilesBinder))]
[ValidateNever]
public sealed class HeldFiles(IReadOnlyList<HeldFile> files) : IReadOnlyList<HeldFile>
{
    /// <summary>No files.</summary>
    public static HeldFiles None { get; } = new([]);

    /// <summary>Their identifiers, as commands take them.</summary>
    public IReadOnlyList<StoredFileId> Ids { get; } = [.. files.Select(file => file.Id)];

    /// <inheritdoc/>
    public int Count => files.Count;

    /// <inheritdoc/>
    public HeldFile this[int index] => files[index];

    /// <summary>Name of the input that carries the files that are already stored.</summary>
    public static string TokenName(string name) => name + ".Held";

    /// <inheritdoc/>
    public IEnumerator<HeldFile> GetEnumerator() => files.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => files.GetEnumerator();
}

/// <summary>Stores what was chosen and finds again what is held; a file that is refused becomes an error of the input.</summary>
public sealed class HeldFilesBinder(IMediator mediator, Text text) : IModelBinder
{
    private const string Bound = "held-files";

    /// <summary>The files that the request's form holds now, by name of the input.</summary>
    public static IReadOnlyDictionary<string, HeldFiles> Of(HttpContext context) =>
        context.Items[Bound] as Dictionary<string, HeldFiles> ?? [];

    /// <inheritdoc/>
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var name = bindingContext.ModelName.Length > 0 ? bindingContext.ModelName : bindingContext.FieldName;
        var request = bindingContext.HttpContext.Request;
        var chosen = HttpMethods.IsPost(request.Method) && request.HasFormContentType
            ? request.Form.Files.Where(file => file.Name == name && (file.Length > 0 || file.FileName.Length > 0)).ToList()
            : [];
        var held = bindingContext.ValueProvider.GetValue(HeldFiles.TokenName(name))
            .Select(value => Guid.TryParse(value, out var id) ? new StoredFileId(id) : default)
            .Where(id => id != default)
            .ToList();
        if (chosen.Count == 0 && held.Count == 0)
        {
            bindingContext.Result = ModelBindingResult.Success(HeldFiles.None);
            return;
        }

        var kept = await mediator.Send(new HoldFiles(chosen, held), bindingContext.HttpContext.RequestAborted);
        foreach (var refusal in kept.Refusals)
        {
            bindingContext.ModelState.AddModelError(name, text[refusal.Key, [.. refusal.Arguments]]);
        }

        var files = new HeldFiles(kept.Files);
        var all = bindingContext.HttpContext.Items[Bound] as Dictionary<string, HeldFiles> ?? [];
        all[name] = files;
        bindingContext.HttpContext.Items[Bound] = all;
        bindingContext.Result = ModelBindingResult.Success(files);
    }
}
