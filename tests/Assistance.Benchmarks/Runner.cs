using Assistance.Benchmarks.Data;
using Assistance.Data;
using Assistance.Web.Infrastructure.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Benchmarks;

/// <summary>
/// The measurements, by name. <c>generate --Data:Folder DIR [--scale 0.01]</c> makes the installation that the others are run on; with
/// <c>--Database:Provider Postgres --Database:ConnectionString …</c> it is made there. <c>import</c> makes its own, and needs none.
/// </summary>
internal static class Runner
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["import", .. var import])
        {
            return await Measuring.ImportLists.RunAsync(import);
        }

        if (args is not ["generate", .. var options])
        {
            await Console.Error.WriteLineAsync("usage: import [--rows N,N] [--pairs N] | generate --Data:Folder DIR [--scale N] [--Database:Provider Postgres --Database:ConnectionString C]");
            return 2;
        }

        var builder = WebApplication.CreateBuilder(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddDatabase();
        await using var app = builder.Build();
        await app.Services.PrepareDatabaseAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        var divisions = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "gbt2260_divisions.csv"));
        var counties = divisions.Skip(1).Select(line => line.Split(',')).Where(fields => fields[4] == "county").Select(fields => fields[0]).ToList();
        var scale = double.Parse(app.Configuration["scale"] ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        new Generator(db, counties, scale).Run(Console.WriteLine);
        return 0;
    }
}
