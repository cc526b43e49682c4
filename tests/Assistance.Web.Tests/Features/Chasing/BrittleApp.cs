using System.Data.Common;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Chasing;

/// <summary>The program with small batches and a database that a test can make fail at any statement or commit.</summary>
public sealed class BrittleApp : AssistanceApp
{
    /// <summary>The database's faults.</summary>
    public Faults Faults { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Chasing:BatchSize", "3");
        builder.ConfigureTestServices(services => services.AddSingleton<IInterceptor>(Faults));
    }
}

/// <summary>Counts statements and commits, and throws at those that a test names, before the database sees them.</summary>
public sealed class Faults : DbCommandInterceptor, IDbTransactionInterceptor
{
    private Func<int, string, bool> strikes = (_, _) => false;

    /// <summary>Statements and commits since the last <see cref="Arm"/>.</summary>
    public int Count { get; private set; }

    /// <summary>From now on whatever the condition holds for fails.</summary>
    /// <param name="condition">Takes the number of the statement, from 1, and its text; a commit is "COMMIT".</param>
    public void Arm(Func<int, string, bool> condition) => (Count, strikes) = (0, condition);

    /// <summary>All is well again.</summary>
    public void Disarm() => Arm((_, _) => false);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Meet(command.CommandText, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Meet(command.CommandText, result));

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Meet("COMMIT", result));

    private T Meet<T>(string text, T result)
    {
        Count++;
        return strikes(Count, text) ? throw new IOException($"The disk is gone at statement {Count}.") : result;
    }
}
