using System.Diagnostics;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Data;
using Npgsql;

namespace Assistance.Web.Infrastructure.Backups;

/// <summary>Calls pg_dump and pg_restore, which must be installed where the program runs, in the version of the server or a later one.</summary>
internal static class PostgresTools
{
    /// <summary>Dumps the database into a file, as of one moment, while people work.</summary>
    public static Task DumpAsync(IConfiguration configuration, string file, CancellationToken cancellationToken) =>
        RunAsync(configuration, "pg_dump", ["--format=custom", "--no-owner", "--no-privileges", $"--file={file}"], cancellationToken);

    /// <summary>Refuses a dump that cannot be read.</summary>
    public static Task VerifyAsync(IConfiguration configuration, string file, CancellationToken cancellationToken) =>
        RunAsync(configuration, "pg_restore", ["--list", file], cancellationToken);

    /// <summary>Puts a dump into the database, in one transaction.</summary>
    public static Task RestoreAsync(IConfiguration configuration, string file, CancellationToken cancellationToken) => RunAsync(
        configuration, "pg_restore",
        ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", $"--dbname={Connection(configuration).Database}", file],
        cancellationToken);

    /// <summary>Whether the database has tables.</summary>
    public static async Task<bool> HasTablesAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(DatabaseSetup.PostgresConnection(configuration));
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            // not reached, or not there: PostgreSQL says which
            throw new RefusedException(new Refusal("", "backup.tool-failed", "backups.rule.tool-failed", "PostgreSQL", failure.Message));
        }

        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema())";
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static NpgsqlConnectionStringBuilder Connection(IConfiguration configuration) => new(DatabaseSetup.PostgresConnection(configuration));

    private static async Task RunAsync(IConfiguration configuration, string tool, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var connection = Connection(configuration);
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };

        // by the environment: what stands on a command line can be read by every user of the machine
        foreach (var (name, value) in new[]
        {
            ("PGHOST", connection.Host), ("PGPORT", connection.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("PGUSER", connection.Username), ("PGPASSWORD", connection.Password), ("PGDATABASE", connection.Database),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                start.Environment[name] = value;
            }
        }

        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = await process.StandardError.ReadToEndAsync(cancellationToken);
            await output;
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
            {
                throw new RefusedException(new Refusal("", "backup.tool-failed", "backups.rule.tool-failed", tool, error.Trim()));
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new RefusedException(new Refusal("", "backup.tool-missing", "backups.rule.tool-missing", tool));
        }
    }
}
