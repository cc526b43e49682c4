using System.Diagnostics;
using System.Reflection;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Infrastructure.Telemetry;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Infrastructure.Pipeline;

/// <summary>
/// Logs the name of each request, who sent it (the identifier of the person), the ids and references in it, how long it took and how it failed. Never anything else of it: what
/// people write about an enterprise does not belong in a log.
/// </summary>
public sealed class LoggingBehaviour<TRequest, TResponse>(ILogger<LoggingBehaviour<TRequest, TResponse>> logger, CurrentUser user)
    : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly PropertyInfo[] Ids =
        [.. typeof(TRequest).GetProperties().Where(p =>
            p.GetIndexParameters().Length == 0
            && (typeof(ITypedId).IsAssignableFrom(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
                || (p.PropertyType == typeof(string) && p.Name is "Reference" or "Number")))];

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = Stopwatch.GetTimestamp();
        using var span = Measures.Source.StartActivity(Name);
        span?.SetTag("assistance.ids", Values(request));
        try
        {
            var response = await next();
            Measure(started, "done");
            logger.LogInformation("{Request} {Ids} by {Person} done in {Milliseconds} ms", Name, Values(request), user.Person.Id.Value, Milliseconds(started));
            return response;
        }
        catch (Exception failure) when (failure is BrokenRuleException or ValidationException or NotFoundException or StaleVersionException or RefusedException)
        {
            Measure(started, "refused");
            var why = failure is BrokenRuleException broken ? broken.Key : failure.GetType().Name;
            logger.LogInformation("{Request} {Ids} by {Person} refused: {Why}", Name, Values(request), user.Person.Id.Value, why);
            throw;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Measure(started, "failed");
            span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            logger.LogError(failure, "{Request} {Ids} by {Person} failed after {Milliseconds} ms", Name, Values(request), user.Person.Id.Value, Milliseconds(started));
            throw;
        }
    }

    private static string Name => typeof(TRequest).Name;

    // an id can come from an address that somebody typed: keep control characters out of the log
    private static string Values(TRequest request) => string.Join(' ', Ids.Select(p =>
        $"{p.Name}={string.Concat((p.GetValue(request)?.ToString() ?? "").Where(c => !char.IsControl(c)).Take(40))}"));

    private static void Measure(long started, string end) => Measures.Requests.Record(
        Stopwatch.GetElapsedTime(started).TotalSeconds, new("request", Name), new KeyValuePair<string, object?>("end", end));

    private static long Milliseconds(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
