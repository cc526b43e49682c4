using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Assistance.Web.Infrastructure.Pages;

/// <summary>
/// A form whose token no longer holds (it was open for too long, or somebody signed in or out meanwhile) is answered by the error page,
/// which says so and keeps what was typed.
/// </summary>
public sealed class ExpiredFormsAreKept : IAlwaysRunResultFilter
{
    /// <summary>Item of the request that tells the error page about it.</summary>
    public const string Expired = "failure.expired";

    /// <inheritdoc/>
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.HttpContext.Items[Expired] = true;
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }

    /// <inheritdoc/>
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
