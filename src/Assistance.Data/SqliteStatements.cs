using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Assistance.Data;

/// <summary>
/// Keeps what SQLite has compiled: a statement that a connection has carried out before is only given its new parameters. The plan does
/// not depend on these (SQLite looks at values only where it was built with STAT4, and compiles again then), nor on an older schema
/// (SQLite notices, and compiles again).
/// </summary>
public sealed class SqliteStatements : DbCommandInterceptor
{
    private const int Most = 200;
    private const int LongestText = 20_000;
    private static readonly ConditionalWeakTable<SqliteConnection, Kept> all = [];

    /// <inheritdoc/>
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        result is SqliteCommand { Connection: { } connection } command && command.CommandText.Length <= LongestText && eventData.CommandSource != CommandSource.Migrations
            ? all.GetValue(connection, KeptBy).Take(command)
            : result;

    private static Kept KeptBy(SqliteConnection connection)
    {
        var kept = new Kept();
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Open)
            {
                kept.Clear();
            }
        };
        return kept;
    }

    /// <summary>The statements of one connection, which serves one request at a time.</summary>
    private sealed class Kept
    {
        private readonly Dictionary<string, KeptCommand> commands = new(StringComparer.Ordinal);

        /// <summary>The kept command of the same text with the parameters of the given one; or the given one, when the kept one is busy.</summary>
        public SqliteCommand Take(SqliteCommand given)
        {
            if (!commands.TryGetValue(given.CommandText, out var command))
            {
                MakeRoom();
                command = new KeptCommand { CommandText = given.CommandText, Connection = given.Connection, Forget = text => commands.Remove(text) };
                commands.Add(given.CommandText, command);
            }
            else if (command.IsInUse)
            {
                return given;
            }

            command.Begin(given);
            return command;
        }

        /// <summary>A connection that was closed has forgotten them all.</summary>
        public void Clear()
        {
            foreach (var command in commands.Values.ToList())
            {
                command.Dispose();
            }

            commands.Clear();
        }

        private void MakeRoom()
        {
            if (commands.Count >= Most)
            {
                commands.Values.Where(command => !command.IsInUse).MinBy(command => command.LastUse)?.Dispose();
            }
        }
    }

    /// <summary>A command that goes back to rest where others are disposed of, and is disposed of while it rests.</summary>
    private sealed class KeptCommand : SqliteCommand
    {
        public required Action<string> Forget { get; init; }

        public bool IsInUse { get; private set; }

        public long LastUse { get; private set; }

        public void Begin(SqliteCommand given)
        {
            (IsInUse, LastUse) = (true, Environment.TickCount64);
            (Transaction, CommandTimeout) = (given.Transaction, given.CommandTimeout);
            foreach (SqliteParameter parameter in given.Parameters)
            {
                Parameters.Add(parameter);
            }

            given.Dispose();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && IsInUse && Connection?.State == ConnectionState.Open)
            {
                IsInUse = false;
                Transaction = null;
                Parameters.Clear();
                return;
            }

            if (disposing)
            {
                Forget(CommandText);
            }

            base.Dispose(disposing);
        }
    }
}
