using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Assistance.Web.Infrastructure.Pages;

/// <summary>One line of the comparison of two versions.</summary>
/// <param name="Name">Name of the form's input.</param>
/// <param name="Label">What the input is called.</param>
/// <param name="Same">Whether both versions agree.</param>
public sealed record ConflictLine(string Name, string Label, bool Same, ConflictField Values);

/// <summary>
/// The page that shows both versions side by side. Its form posts to where the first form went, under the same names: each choice is a
/// radio button named like the input it decides, and whatever else was typed travels along hidden.
/// </summary>
/// <param name="SavedBy">Who saved first.</param>
/// <param name="SavedAt">When, UTC.</param>
/// <param name="TypedAt">When the second version came in, UTC.</param>
/// <param name="Url">Where the form posts to.</param>
/// <param name="Lines">The inputs compared.</param>
/// <param name="Held">All other posted inputs, and the new row version.</param>
/// <param name="IsFinal">Whether nothing can be chosen: what is saved stays.</param>
public sealed record ConflictView(
    string SavedBy, DateTime SavedAt, DateTime TypedAt, string Url,
    IReadOnlyList<ConflictLine> Lines, IReadOnlyList<KeyValuePair<string, string>> Held, bool IsFinal)
{
    /// <summary>The view, with status 409.</summary>
    public static IActionResult Result(AppPage page, StaleVersionException stale, Text text)
    {
        var request = page.Request;
        var posted = request.HasFormContentType ? request.Form.Keys : [];
        var area = FieldNames.Area(page.PageContext.ActionDescriptor);
        var lines = stale.Fields.Select(f => new ConflictLine(
            FieldNames.InForm(page.ModelState, posted, f.Field) is { Length: > 0 } name ? name : f.Field,
            f.Label ?? FieldNames.Label(text, area, f.Field) ?? f.Field,
            f.Saved == f.Typed,
            f)).ToList();
        var held = HeldForm.Of(request)
            .Where(h => !FailuresBecomePages.IsVersion(h.Key) && !lines.Any(l => l.Name == h.Key && !l.Same))
            .ToList();
        var version = posted.FirstOrDefault(FailuresBecomePages.IsVersion) ?? StaleVersionException.VersionField;
        held.Add(new(version, stale.SavedVersion.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var view = new ConflictView(
            stale.SavedBy, stale.SavedAt, page.HttpContext.RequestServices.GetRequiredService<Clock>().Now,
            request.Path + request.QueryString, lines, held, stale.IsFinal);
        return new ViewResult
        {
            StatusCode = StatusCodes.Status409Conflict,
            ViewName = "/Features/Shared/Conflict.cshtml",
            ViewData = new ViewDataDictionary<ConflictView>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = view },
            TempData = page.TempData,
        };
    }
}
