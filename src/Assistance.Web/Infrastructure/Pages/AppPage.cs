using Assistance.Web.Infrastructure.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Assistance.Web.Infrastructure.Pages;

/// <summary>
/// Base of all page models. A page overrides <see cref="LoadAsync"/> to fetch what it shows, and has <c>OnPostAsync</c> to send a command.
/// Route values and queries come in as properties with <c>[BindProperty(SupportsGet = true)]</c>, because the GET handler is this one.
/// A failure of a handler is not caught by the page: <see cref="FailuresBecomePages"/> shows the form again with everything typed.
/// </summary>
public abstract class AppPage : PageModel
{
    /// <summary>TempData key of the message that the next page shows once.</summary>
    public const string MessageKey = "message";

    /// <summary>Name of the cookie that carries TempData, before the prefix that https adds.</summary>
    public const string MessageCookie = "assistance.message";

    /// <summary>Sends commands and queries.</summary>
    protected IMediator Mediator => HttpContext.RequestServices.GetRequiredService<IMediator>();

    /// <summary>The product's words in the reader's language.</summary>
    public Text T => HttpContext.RequestServices.GetRequiredService<Text>();

    /// <summary>Today in the bureau's time zone.</summary>
    public DateOnly Today => HttpContext.RequestServices.GetRequiredService<Clock>().Today;

    /// <summary>
    /// What the page's form is called on the list of drafts; a page that overrides it keeps what is typed (docs/web-pages.md). Asked for
    /// after <see cref="LoadAsync"/>.
    /// </summary>
    public virtual string? DraftTitle => null;

    /// <summary>Whether what is typed into the page's form is kept as a draft.</summary>
    internal bool KeepsDraft => GetType().GetProperty(nameof(DraftTitle))!.DeclaringType != typeof(AppPage);

    /// <summary>Fetches what the page shows. Called before it is shown, also when it is shown again after a failed form.</summary>
    public virtual Task LoadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Shows the page.</summary>
    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>Sends a command or a query.</summary>
    protected Task<TResult> Send<TResult>(IRequest<TResult> request, CancellationToken cancellationToken) => Mediator.Send(request, cancellationToken);

    /// <summary>After a command: go to a page of ours, which says once what was done.</summary>
    /// <param name="url">From a Links class.</param>
    /// <param name="messageKey">Key of the sentence.</param>
    /// <param name="arguments">What fills its places.</param>
    protected IActionResult Succeed(string url, string messageKey, params object?[] arguments)
    {
        TempData[MessageKey] = T[messageKey, arguments];
        return LocalRedirect(url);
    }
}
