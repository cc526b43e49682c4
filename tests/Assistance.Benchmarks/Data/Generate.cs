using Assistance.Data;
using Assistance.Web.Infrastructure.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistance.Benchmarks.Data;

/// <summary>Makes a new installation of a given scale.</summary>
internal static class Generate
{
    private static readonly string[] withBureau = ["province", "prefecture", "county"];

    public static async Task<int> RunAsync(string[] options)
    {
        var builder = WebApplication.CreateBuilder(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Logging.SetMinimumLevel(Microsoft.Extensions.Logging.LogLevel.Warning);
        builder.AddDatabase();
        await using var app = builder.Build();
        await app.Services.PrepareDatabaseAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        var scale = app.Configuration.GetValue("scale", 1.0);
        await new Generator(db, await DivisionsAsync(), scale).RunAsync(Console.WriteLine);
        return 0;
    }

    private static async Task<List<string>> DivisionsAsync()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "gbt2260_divisions.csv"));
        return [.. lines.Skip(1).Select(line => line.Split(',')).Where(fields => withBureau.Contains(fields[4])).Select(fields => fields[0])];
    }
}
