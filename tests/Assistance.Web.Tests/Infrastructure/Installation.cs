using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Assistance.Web.Tests.Infrastructure;

/// <summary>
/// What one application under test owns: a data folder, and a database of its own when the tests run on PostgreSQL
/// (ASSISTANCE_TEST_POSTGRES holds a connection string that may create databases). Both go away with it.
/// </summary>
public sealed class Installation : IDisposable
{
    private static readonly string? server = Environment.GetEnvironmentVariable("ASSISTANCE_TEST_POSTGRES") is { Length: > 0 } set ? set : null;

    private static readonly Lazy<Installation> template = new(MakeTemplate);

    private readonly string? database;

    private Installation(Installation? source)
    {
        var name = $"assistance_{Guid.CreateVersion7():N}";
        Folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), name)).FullName;
        if (server is not null)
        {
            database = name;
            Tell($"CREATE DATABASE {name} TEMPLATE {source?.database ?? "template0"}");
        }

        foreach (var file in source is null ? [] : Directory.EnumerateFiles(source.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(source!.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Whether the tests run on PostgreSQL.</summary>
    public static bool OnPostgres => server is not null;

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>The settings that make the program use it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings
    {
        get
        {
            yield return new("Data:Folder", Folder);
            yield return new("Database:Provider", OnPostgres ? "Postgres" : "Sqlite");
            if (server is not null)
            {
                yield return new("Database:ConnectionString", new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString);
            }
        }
    }

    /// <summary>A new installation as the program's first start leaves it, with <see cref="Cast"/>, copied from one that was started once per run.</summary>
    public static Installation Fresh() => new(template.Value);

    /// <summary>Nothing at all, for tests of the first start itself.</summary>
    public static Installation Empty() => new(source: null);

    public void Dispose()
    {
        if (!Directory.Exists(Folder))
        {
            return;
        }

        if (database is null)
        {
            SqliteConnection.ClearAllPools();
        }
        else
        {
            Tell($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static Installation MakeTemplate()
    {
        var made = Empty();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Dispose();
        using (var app = new AssistanceApp(made) { Keep = true })
        using (var scope = app.Services.CreateScope())
        {
            Cast.EnterAsync(scope.ServiceProvider).GetAwaiter().GetResult();
        }

        // the last connection of a database writes its log back into the file; one that stays open would also forbid copying
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        return made;
    }

    private static void Tell(string statement)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the only variable part is a name made above
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
