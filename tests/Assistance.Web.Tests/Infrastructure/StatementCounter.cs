using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Assistance.Web.Tests.Infrastructure;

/// <summary>A statement that was sent, with what stood for its parameters.</summary>
public sealed record SentStatement(string Text, IReadOnlyList<DbParameter> Parameters);

/// <summary>Collects the SQL statements that the program sends, so that a test can say how many a page may take.</summary>
public sealed class StatementCounter : DbCommandInterceptor
{
    private readonly ConcurrentQueue<SentStatement> statements = new();

    /// <summary>The statements since the last <see cref="Reset"/>, in order.</summary>
    public IReadOnlyList<string> Statements => [.. statements.Select(one => one.Text)];

    /// <summary>The same with their parameters.</summary>
    public IReadOnlyList<SentStatement> Sent => [.. statements];

    /// <summary>Forgets what was collected.</summary>
    public void Reset() => statements.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuting(command, eventData, result));

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Keep(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Keep(command);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ScalarExecuting(command, eventData, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Keep(command);
        return result;
    }

    private void Keep(DbCommand command) => statements.Enqueue(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>()]));
}
