using Assistance.Data;
using Assistance.Web.Infrastructure.Backups;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Backups;

/// <summary>A data folder that a backup was restored into.</summary>
internal static class RestoredData
{
    /// <summary>Restores into a folder.</summary>
    public static async Task RestoreAsync(AssistanceApp app, string from, string to, bool overwrite)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var settings = new Dictionary<string, string?> { ["Data:Folder"] = to, ["Database:Provider"] = Installation.OnPostgres ? "Postgres" : "Sqlite" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await new DataRestorer(scope.ServiceProvider.GetRequiredService<AssistanceDb>(), new DataFolder(configuration), configuration).RestoreAsync(from, overwrite, default);
    }

    /// <summary>Its database.</summary>
    public static AssistanceDb Open(string data) => new(
        new DbContextOptionsBuilder<AssistanceDb>().UseSqlite($"Data Source={Path.Combine(data, "assistance.db")};Pooling=False").Options, new RulesInForce());

    /// <summary>Every row of every table.</summary>
    public static List<string> Rows(string data)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "assistance.db")};Pooling=False");
        connection.Open();
        List<string> Read(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names come from the database
            command.CommandText = sql;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            var rows = new List<string>();
            while (reader.Read())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i).ToString())));
            }

            return rows;
        }

        var tables = Read("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name");
        Assert.Contains("AuditEntries", tables);
        return [.. tables.SelectMany(table => Read($"SELECT '{table}', * FROM \"{table}\" ORDER BY 2"))];
    }
}
