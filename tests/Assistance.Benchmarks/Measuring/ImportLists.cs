using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Assistance.Benchmarks.Data;
using Assistance.Data;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Hosting;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Benchmarks.Measuring;

/// <summary>
/// The import of a list of enterprises into an empty register, against the same finished rows (enterprise, audit, search) written by
/// prepared inserts, with the same indexes and triggers, in one transaction. Memory is the peak of the real program in a process of its own.
/// <c>import [--rows 10000,100000] [--pairs 5] [--json FILE]</c>; with no pairs, memory alone
/// </summary>
internal static class ImportLists
{
    private const int Chunk = 20_000;
    private static readonly string[] tables = ["Enterprises", "AuditEntries", "SearchEntries"];

    public static async Task<int> RunAsync(string[] options)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(options).Build();
        var isPostgres = DatabaseSetup.IsPostgres(configuration);
        var pairs = configuration.GetValue("pairs", 5);
        var figures = new List<object>();
        var folder = Directory.CreateTempSubdirectory("assistance_import_").FullName;
        Console.WriteLine($"{"case",-24} {"n",9} {"value",12} {"floor",12} {"ratio",8} unit");
        foreach (var rows in (configuration["rows"] ?? "10000,100000").Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
        {
            var list = Path.Combine(folder, $"{rows}.csv");
            await WriteListAsync(list, rows);
            List<double> values = [], floors = [], ratios = [];
            for (var pair = 0; pair < pairs; pair++)
            {
                var (first, source) = await ImportAsync(list, rows, options, folder);
                var floor = isPostgres ? [] : new[] { await InsertAsync(source, rows, folder), await InsertAsync(source, rows, folder) };
                var (second, other) = await ImportAsync(list, rows, options, folder);
                values.AddRange([first, second]);
                floors.AddRange(floor);
                ratios.AddRange(floor.Length == 0 ? [] : [(first + second) / floor.Sum()]);
                Directory.Delete(source, recursive: true);
                Directory.Delete(other, recursive: true);
            }

            if (pairs > 0)
            {
                Tell("rows a second", rows, Median(values), floors.Count > 0 ? Median(floors) : null, ratios.Count > 0 ? Median(ratios) : null, "rows/s");
            }

            if (!isPostgres)
            {
                Tell("peak memory", rows, await PeakAsync(list, folder), null, null, "MB");
            }
        }

        Directory.Delete(folder, recursive: true);
        if (configuration["json"] is { } path)
        {
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(figures));
        }

        return 0;

        void Tell(string what, int n, double value, double? floor, double? ratio, string unit)
        {
            figures.Add(new { name = "import", @case = what, database = isPostgres ? "postgres" : "sqlite", n, value, floor, ratio, unit });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24} {n,9} {value,12:0} {floor,12:0} {ratio,8:0.00} {unit}"));
        }
    }

    private static async Task WriteListAsync(string path, int rows)
    {
        var words = new Words(20261120);
        var divisions = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "gbt2260_divisions.csv")))
            .Skip(1).Select(line => line.Split(',')).Where(fields => fields[4] == "county").Select(fields => fields[0]).ToList();
        await using var list = new StreamWriter(path, append: false, new UTF8Encoding(true));
        await list.WriteLineAsync("uscc,name,division,industry,employees,revenue_10k_cny,address,products");
        for (var i = 0; i < rows; i++)
        {
            var division = divisions[i % divisions.Count];
            await list.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Words.Uscc(division, i)},\"{words.Name(i)}\",{division},3731,{10 + words.Next(2000)},{100 + words.Next(80_000)},{words.Next(900)} Harbour Road,pumps; valves"));
        }
    }

    /// <summary>Imports the list into a new installation.</summary>
    /// <returns>Rows a second, and the installation's folder.</returns>
    private static async Task<(double Rate, string Folder)> ImportAsync(string list, int rows, string[] options, string folder)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, Guid.CreateVersion7().ToString("N"))).FullName;
        var builder = HostSetup.CreateBuilder([.. options, "--Data:Folder", data, "--Logging:LogLevel:Default", "Error", "--environment", "Production"]);
        builder.AddSite().AddReferenceCodes().AddDatabase().AddSecurity().AddPipeline().AddPages().AddFiles().AddMail().AddChasing().AddHealth().AddShared();
        await using var app = builder.Build();
        await app.Services.PrepareDatabaseAsync();
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("""TRUNCATE "Enterprises", "AuditEntries", "SearchEntries" CASCADE""");
        }

        await using var content = File.OpenRead(list);
        var started = Stopwatch.GetTimestamp();
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ImportEnterprises(content, false, null));
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        using var refused = outcome.Refused;
        SqliteConnection.ClearAllPools();
        return outcome.Added == rows && outcome.Applied ? (rows / took, data) : throw new InvalidOperationException($"{outcome.Added} of {rows} rows were added.");
    }

    /// <summary>Writes the finished rows of an installation into another one.</summary>
    /// <returns>Rows of enterprises a second.</returns>
    private static async Task<double> InsertAsync(string source, int rows, string folder)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, Guid.CreateVersion7().ToString("N"))).FullName;
        var builder = HostSetup.CreateBuilder(["--Data:Folder", data, "--Logging:LogLevel:Default", "Error", "--environment", "Production"]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddDatabase();
        await using var app = builder.Build();
        await app.Services.PrepareDatabaseAsync();
        await using var from = new SqliteConnection($"Data Source={Path.Combine(source, "assistance.db")};Mode=ReadOnly");
        await using var to = new SqliteConnection($"Data Source={Path.Combine(data, "assistance.db")}");
        await from.OpenAsync();
        await to.OpenAsync();
        await Command(to, "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;").ExecuteNonQueryAsync();
        var watch = new Stopwatch();
        await using var transaction = await to.BeginTransactionAsync();
        var last = new long[tables.Length];
        for (var done = 0; done < rows; done += Chunk)
        {
            for (var table = 0; table < tables.Length; table++)
            {
                var (columns, chunk) = await ReadAsync(from, tables[table], last[table]);
                last[table] = chunk.Count > 0 ? (long)chunk[^1][^1] : last[table];
                watch.Start();
                await WriteAsync(to, transaction, tables[table], columns, chunk);
                watch.Stop();
            }
        }

        watch.Start();
        await transaction.CommitAsync();
        watch.Stop();
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        return rows / watch.Elapsed.TotalSeconds;
    }

    private static async Task<(List<string> Columns, List<object[]> Rows)> ReadAsync(SqliteConnection from, string table, long after)
    {
        await using var command = Command(from, $"SELECT *, rowid FROM \"{table}\" WHERE rowid > {after} ORDER BY rowid LIMIT {Chunk}");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return ([.. Enumerable.Range(0, reader.FieldCount - 1).Select(reader.GetName)], rows);
    }

    private static async Task WriteAsync(SqliteConnection to, DbTransaction transaction, string table, List<string> columns, List<object[]> rows)
    {
        await using var insert = Command(to, $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i))})");
        insert.Transaction = (SqliteTransaction)transaction;
        var parameters = columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter("@p" + i, DBNull.Value))).ToList();
        await insert.PrepareAsync();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                parameters[i].Value = row[i];
            }

            await insert.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Peak of the resident memory of the program as an operator runs it, in MB. Linux only.</summary>
    private static async Task<double> PeakAsync(string list, string folder)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, Guid.CreateVersion7().ToString("N"))).FullName;
        var program = Path.Combine(AppContext.BaseDirectory, "Assistance.Web.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "import", "enterprises", list, "--data", data, "--json"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0.0;
        while (!process.WaitForExit(50))
        {
            peak = Math.Max(peak, Resident(process.Id));
        }

        var told = await output;
        Directory.Delete(data, recursive: true);
        return process.ExitCode == 0 ? peak : throw new InvalidOperationException(told + await error);
    }

    private static double Resident(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(text => text.StartsWith("VmHWM", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            // it ended just now
            return 0;
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string text)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // names come from this file
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
