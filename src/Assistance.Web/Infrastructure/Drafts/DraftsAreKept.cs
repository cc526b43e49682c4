using System.Globalization;
using System.Reflection;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Assistance.Web.Infrastructure.Drafts;

/// <summary>
/// Keeps what is typed into the forms of pages that have a <see cref="AppPage.DraftTitle"/>: by the button "save draft", when a form fails,
/// and through the page of drafts while typing. The page shows it again when it is opened, and it goes when the form's command succeeds.
/// </summary>
public sealed class DraftsAreKept(IMediator mediator, Text text) : IAsyncPageFilter
{
    /// <summary>Item of the request that holds the <see cref="KeptDraft"/> that the page shows.</summary>
    public const string Restored = "draft.restored";

    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not AppPage page || context.HandlerMethod is null || !page.KeepsDraft)
        {
            await next();
            return;
        }

        if (HttpMethods.IsGet(context.HttpContext.Request.Method))
        {
            await RestoreAsync(page, await next());
        }
        else if (page.Request.HasFormContentType && page.Request.Form[DraftFields.Button].FirstOrDefault() is { } pressed)
        {
            context.Result = await PressedAsync(page, pressed);
        }
        else
        {
            await FollowAsync(page, await next());
        }
    }

    private static string Key(AppPage page) => page.Request.Path.Value!;

    private async Task<IActionResult> PressedAsync(AppPage page, string pressed)
    {
        var cancellation = page.HttpContext.RequestAborted;
        try
        {
            await page.LoadAsync(cancellation);
        }
        catch (NotFoundException)
        {
            return new NotFoundResult();
        }

        if (pressed == DraftFields.Save)
        {
            var at = await KeepAsync(page);
            page.TempData[AppPage.MessageKey] = text["drafts.saved", text.Date.Time(at)];
        }
        else
        {
            await mediator.Send(new DiscardDraft(Key(page)), cancellation);
            page.TempData[AppPage.MessageKey] = text["drafts.discarded"];
        }

        return new LocalRedirectResult(page.Request.Path + page.Request.QueryString);
    }

    // the command succeeded: the draft has done its work; it failed, or the form only grew by a row: keep it
    private async Task FollowAsync(AppPage page, PageHandlerExecutedContext executed)
    {
        if (executed.Exception is not null && !executed.ExceptionHandled)
        {
            return;
        }

        if (executed.Result is RedirectResult or LocalRedirectResult or RedirectToPageResult)
        {
            await mediator.Send(new DiscardDraft(Key(page)), page.HttpContext.RequestAborted);
        }
        else if (executed.Result is PageResult)
        {
            await KeepAsync(page);
        }
    }

    private Task<DateTime> KeepAsync(AppPage page) => mediator.Send(
        new KeepDraft(Key(page), page.DraftTitle!, DraftFields.Of(page.Request, HeldFilesBinder.Of(page.HttpContext))), page.HttpContext.RequestAborted);

    private async Task RestoreAsync(AppPage page, PageHandlerExecutedContext executed)
    {
        if (executed.Exception is not null || executed.Result is not PageResult)
        {
            return;
        }

        var draft = await mediator.Send(new GetDraft(Key(page)), page.HttpContext.RequestAborted);
        if (draft is not null)
        {
            await BindAsync(page, DraftFields.AsForm(draft.Fields));
            page.HttpContext.Items[Restored] = draft;
        }
    }

    // as if the form had been posted, but nothing is refused yet
    private static async Task BindAsync(AppPage page, FormCollection form)
    {
        var services = page.HttpContext.RequestServices;
        var binder = services.GetRequiredService<ParameterBinder>();
        var binders = services.GetRequiredService<IModelBinderFactory>();
        var metadata = (ModelMetadataProvider)services.GetRequiredService<IModelMetadataProvider>();
        var values = new FormValueProvider(BindingSource.Form, form, CultureInfo.CurrentCulture);
        foreach (var property in page.PageContext.ActionDescriptor.BoundProperties.OfType<PageBoundPropertyDescriptor>()
            .Where(property => property.Property.GetCustomAttribute<BindPropertyAttribute>()?.SupportsGet != true))
        {
            // by itself a property is bound by a POST only
            var always = new ParameterDescriptor
            {
                Name = property.Name,
                ParameterType = property.ParameterType,
                BindingInfo = new BindingInfo(property.BindingInfo!) { RequestPredicate = null },
            };
            var described = metadata.GetMetadataForProperty(property.Property, property.Property.PropertyType);
            var modelBinder = binders.CreateBinder(new ModelBinderFactoryContext { Metadata = described, BindingInfo = always.BindingInfo, CacheToken = property });
            var result = await binder.BindModelAsync(page.PageContext, modelBinder, values, always, described, value: null);
            if (result.IsModelSet)
            {
                property.Property.SetValue(page, result.Model);
            }
        }

        foreach (var entry in page.ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Valid;
        }
    }
}
