using Assistance.Data;
using Assistance.Data.Saving;
using Assistance.Web.Infrastructure.Backups;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Assistance.Web.Infrastructure.Data;

/// <summary>The database by setting: Database:Provider is Sqlite (default) or Postgres, the latter with Database:ConnectionString.</summary>
public static class DatabaseSetup
{
    /// <summary>How many contexts, with their connections on SQLite, wait for the next request; more than that are made anew.</summary>
    private const int ContextsKept = 32;

    /// <summary>Registers the database and the data folder.</summary>
    public static WebApplicationBuilder AddDatabase(this WebApplicationBuilder builder)
    {
        SqliteShim.Ensure();
        builder.Services.AddSingleton<DataFolder>();
        builder.Services.AddSingleton<RulesInForce>();
        builder.Services.AddSingleton<SaveInterceptor>();
        builder.Services.AddSingleton(services => new SqliteConnectionSetup(services.GetRequiredService<IConfiguration>().GetValue("Database:WaitSeconds", 10)));
        builder.Services.AddSingleton<SqliteStatements>();
        builder.Services.AddDbContextPool<AssistanceDb>(Configure, ContextsKept);
        builder.Services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<BackupWriter>();
        builder.Services.AddScoped<DataRestorer>();
        builder.Services.AddDataProtection().SetApplicationName("Assistance");
        builder.Services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>((options, folder, loggers) =>
            options.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(new DirectoryInfo(folder.Folder("keys")), loggers));
        return builder;
    }

    /// <summary>Whether PostgreSQL is set.</summary>
    public static bool IsPostgres(IConfiguration configuration) => configuration["Database:Provider"] switch
    {
        null or "" or "Sqlite" => false,
        "Postgres" => true,
        var other => throw new InvalidOperationException($"Database:Provider is '{other}'; allowed are Sqlite and Postgres."),
    };

    /// <summary>The connection string of PostgreSQL.</summary>
    public static string PostgresConnection(IConfiguration configuration) => configuration["Database:ConnectionString"]
        ?? throw new InvalidOperationException("Database:Provider is Postgres, but Database:ConnectionString is missing.");

    /// <summary>
    /// Does something that no two nodes may do at the same time: what they do at every start. On PostgreSQL the others wait; SQLite has one
    /// node.
    /// </summary>
    public static async Task AloneAsync(this IServiceProvider services, Func<Task> work)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        await using var turn = IsPostgres(configuration) ? await TakeTurnAsync(PostgresConnection(configuration)) : null;
        await work();
    }

    // the lock ends with its connection, which no pool may keep; a database that does not exist yet is made by whoever comes first
    private static async Task<NpgsqlConnection?> TakeTurnAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        try
        {
            await connection.OpenAsync();
            await using var take = new NpgsqlCommand("SELECT pg_advisory_lock(20261121)", connection);
            await take.ExecuteNonQueryAsync();
            return connection;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await connection.DisposeAsync();
            return null;
        }
    }

    /// <summary>Brings the database to the present schema, and makes it when there is none.</summary>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        if (db.Database.IsSqlite())
        {
            SqliteConnectionSetup.RequireVersion();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        }

        // migrating takes the whole model apart to compare it with the last migration, which a test does; most starts have nothing to migrate
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await db.Database.MigrateAsync(cancellationToken);
        }

        if (db.Database.IsSqlite())
        {
            await SqliteStatistics.EnsureAsync(db, cancellationToken);
        }
    }

    /// <summary>Whether the database of the settings is there and was once made by this product. Nothing is made.</summary>
    public static async Task<bool> HasInstallationAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        (await services.GetRequiredService<AssistanceDb>().Database.GetAppliedMigrationsAsync(cancellationToken)).Any();

    private static void Configure(IServiceProvider services, DbContextOptionsBuilder options)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        options.AddInterceptors(services.GetRequiredService<SaveInterceptor>());
        options.AddInterceptors(services.GetServices<IInterceptor>());
        if (IsPostgres(configuration))
        {
            options.UseNpgsql(PostgresConnection(configuration), postgres => postgres.MigrationsAssembly("Assistance.Migrations.Postgres"));
        }
        else
        {
            var setup = services.GetRequiredService<SqliteConnectionSetup>();
            var connection = new SqliteConnectionStringBuilder { DataSource = services.GetRequiredService<DataFolder>().DatabaseFile, DefaultTimeout = setup.WaitSeconds };
            // a list is one parameter, as on PostgreSQL: with one for each value, SQLite would compile another statement for every length
            options.UseSqlite(connection.ConnectionString, sqlite => sqlite.MigrationsAssembly("Assistance.Migrations.Sqlite").UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
            options.AddInterceptors(setup, services.GetRequiredService<SqliteStatements>());
            SqliteOpenConnection.Use(options);
        }
    }
}
