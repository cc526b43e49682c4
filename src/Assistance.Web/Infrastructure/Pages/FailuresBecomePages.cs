using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Pages;

/// <summary>
/// The one place where a failure becomes a page. A broken rule or a failed validation: the form again, everything typed kept, status 400.
/// Not found: 404. Somebody else saved first: both versions, status 409. What is not a form (a GET) becomes an error page.
/// </summary>
public sealed class FailuresBecomePages(Text text) : IAsyncPageFilter
{
    /// <summary>Item of the request that holds the sentence for the error page.</summary>
    public const string Reason = "failure.reason";

    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = context.HandlerInstance as AppPage;
        if (context.ModelState.ErrorCount > 0 && page is not null && IsForm(context.HttpContext) && context.HandlerMethod is not null)
        {
            context.Result = await FormAgainAsync(page, StatusCodes.Status400BadRequest);
            return;
        }

        var executed = await next();
        if (executed.Exception is null || executed.ExceptionHandled || page is null)
        {
            return;
        }

        var result = await ResultOfAsync(executed.Exception, page);
        if (result is not null)
        {
            executed.ExceptionHandled = true;
            executed.Result = result;
        }
    }

    private async Task<IActionResult?> ResultOfAsync(Exception failure, AppPage page)
    {
        switch (failure)
        {
            case NotFoundException:
                return new NotFoundResult();
            case BrokenRuleException broken:
                return await RefuseAsync(page, [(broken.Field, text[broken.Key, [.. broken.Arguments]])]);
            case ValidationException invalid:
                return await RefuseAsync(page, [.. invalid.Errors.Select(e => ((string?)e.PropertyName, e.ErrorMessage)).Distinct()]);
            case StaleVersionException stale:
                return ConflictView.Result(page, stale, text);
            case DbUpdateConcurrencyException:
                return await SavedMeanwhileAsync(page);
            case not null when AssistanceDb.IsBusy(failure) && IsForm(page.HttpContext):
                return await BusyAsync(page);
            default:
                return null;
        }
    }

    private static async Task<IActionResult> RefuseAsync(AppPage page, IReadOnlyList<(string? Field, string Message)> refusals)
    {
        if (!IsForm(page.HttpContext))
        {
            page.HttpContext.Items[Reason] = string.Join(' ', refusals.Select(r => r.Message));
            return new StatusCodeResult(StatusCodes.Status400BadRequest);
        }

        // an input that nobody touched (radio buttons) is not posted: the page's own inputs count too
        var posted = (page.Request.HasFormContentType ? page.Request.Form.Keys : []).Concat(page.GetType().GetProperties()
            .Where(property => property.IsDefined(typeof(BindPropertyAttribute), true)).Select(property => property.Name));
        foreach (var (field, message) in refusals)
        {
            page.ModelState.AddModelError(FieldNames.InForm(page.ModelState, posted, field), message);
        }

        return await FormAgainAsync(page, StatusCodes.Status400BadRequest);
    }

    // on SQLite one saves at a time: a long list that is imported keeps others waiting
    private async Task<IActionResult> BusyAsync(AppPage page)
    {
        page.ModelState.AddModelError("", text["shared.busy"]);
        return await FormAgainAsync(page, StatusCodes.Status503ServiceUnavailable);
    }

    // two saves crossed inside the database: show the record as it is now, with what was typed on top
    private async Task<IActionResult> SavedMeanwhileAsync(AppPage page)
    {
        foreach (var version in page.ModelState.Keys.Where(IsVersion).ToList())
        {
            page.ModelState.Remove(version);
        }

        page.ModelState.AddModelError("", text["shared.conflict.crossed"]);
        return await FormAgainAsync(page, StatusCodes.Status409Conflict);
    }

    private static async Task<IActionResult> FormAgainAsync(AppPage page, int status)
    {
        try
        {
            await page.LoadAsync(page.HttpContext.RequestAborted);
        }
        catch (NotFoundException)
        {
            return new NotFoundResult();
        }

        var result = page.Page();
        result.StatusCode = status;
        return result;
    }

    internal static bool IsVersion(string name) =>
        name.Equals(StaleVersionException.VersionField, StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("." + StaleVersionException.VersionField, StringComparison.OrdinalIgnoreCase);

    private static bool IsForm(HttpContext context) => !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
}
