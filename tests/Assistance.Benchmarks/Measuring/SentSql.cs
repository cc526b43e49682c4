using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Assistance.Benchmarks.Measuring;

/// <summary>A statement as the product sent it.</summary>
internal sealed record SentStatement(string Text, IReadOnlyList<DbParameter> Parameters)
{
    /// <summary>Carries it out and reads every value of every row.</summary>
    public async Task RunAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Text;
        foreach (var parameter in Parameters)
        {
            command.Parameters.Add(parameter is NpgsqlParameter postgres ? postgres.Clone() : new SqliteParameter(parameter.ParameterName, parameter.Value));
        }

        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
        }
    }
}

/// <summary>Listens to the SQL that the product in this process sends, from outside: the product itself is as it is delivered.</summary>
internal sealed class SentSql : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private readonly List<SentStatement> statements = [];

    private SentSql() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>What was sent while the work was done.</summary>
    public static async Task<IReadOnlyList<SentStatement>> DuringAsync(Func<Task> work)
    {
        using var sent = new SentSql();
        // EF Core remembers for a second that nobody listened
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        await work();
        if (sent.statements.Count == 0)
        {
            throw new InvalidOperationException("No statement was heard.");
        }

        lock (sent.statements)
        {
            return [.. sent.statements];
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            lock (subscriptions)
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command: { } command } && value.Key == RelationalEventId.CommandExecuting.Name)
        {
            lock (statements)
            {
                statements.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>()]));
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        lock (subscriptions)
        {
            subscriptions.ForEach(one => one.Dispose());
        }
    }
}
