using Assistance.Web.Infrastructure.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Assistance.Web.Features.Shared;

/// <summary>The page for everything that has no page of its own: not found, not allowed, refused, expired, failed.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    private static readonly int[] Known = [400, 401, 403, 404, 409, 413, 429, 500];

    /// <summary>HTTP status, from the address only: a form that failed may have a field of that name.</summary>
    [FromRoute(Name = "code")]
    public int Code { get; set; }

    /// <summary>What the page says: "404", or "expired" for a form whose token no longer holds. Part of the text's key.</summary>
    public string Kind { get; private set; } = "500";

    /// <summary>The sentence that tells what was refused, where the program knows one.</summary>
    public string? Reason { get; private set; }

    /// <summary>Address that failed.</summary>
    public string Address { get; private set; } = "/";

    /// <summary>What had been typed, when it can be sent again.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Held { get; private set; } = [];

    /// <summary>Whether the lost form carried files, which have to be chosen again.</summary>
    public bool HadFiles { get; private set; }

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        var original = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var failure = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        Response.StatusCode = failure is not null ? 500 : original is not null ? Code : 404;
        Address = (original?.OriginalPath + original?.OriginalQueryString) is { Length: > 0 } url ? url : failure?.Path ?? "/";
        Reason = HttpContext.Items[FailuresBecomePages.Reason] as string;
        var expired = HttpContext.Items.ContainsKey(ExpiredFormsAreKept.Expired);
        Kind = expired ? "expired" : Known.Contains(Response.StatusCode) ? $"{Response.StatusCode}" : Response.StatusCode < 500 ? "400" : "500";
        if ((expired || Response.StatusCode == 401) && HeldForm.IsOurs(Request))
        {
            Held = HeldForm.Of(Request);
            HadFiles = Request.HasFormContentType && Request.Form.Files.Count > 0;
        }
    }
}
