using System.Diagnostics;
using System.Net;
using Assistance.Web.Infrastructure.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Assistance.Benchmarks.Measuring;

/// <summary>
/// From the start of the process to the first answer with status 200, the installation being there: the real program with its jobs, against a
/// bare Kestrel in a process of its own. <c>start --Data:Folder DIR [--pairs 5] [--json FILE]</c>
/// </summary>
internal static class Starts
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(string[] options)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(options).Build();
        var figures = new Figures(DatabaseSetup.IsPostgres(configuration) ? "postgres" : "sqlite");
        var pairs = configuration.GetValue("pairs", 5);
        var program = Path.Combine(AppContext.BaseDirectory, "Assistance.Web.dll");
        var bare = Path.Combine(AppContext.BaseDirectory, "Assistance.Benchmarks.dll");
        figures.Add("start", "to the first 200", 2 * pairs, await Pairs.MeasureAsync(
            () => FirstAnswerAsync("/account/sign-in", url => [program, .. options.Where(option => option.Length > 0), "--environment", "Production", "--urls", url, "--Site:BaseUrl", url, "--Logging:LogLevel:Default", "Error"]),
            () => FirstAnswerAsync("/", url => [bare, "bare", "--urls", url]),
            pairs), "ms");
        await figures.TellAsync(configuration["json"]);
        return 0;
    }

    /// <summary>The least that answers: a program with Kestrel and one address.</summary>
    public static async Task<int> BareAsync(string[] options)
    {
        var builder = WebApplication.CreateSlimBuilder(options);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => "");
        await app.RunAsync();
        return 0;
    }

    private static async Task<double> FirstAnswerAsync(string path, Func<string, string[]> arguments)
    {
        var url = $"http://127.0.0.1:{Product.FreePort()}";
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments(url)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            while (Stopwatch.GetElapsedTime(started) < Patience && !process.HasExited)
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                    if (answer.StatusCode == HttpStatusCode.OK)
                    {
                        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                    }
                }
                catch (HttpRequestException)
                {
                    // it does not listen yet
                }

                await Task.Delay(5);
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        throw new InvalidOperationException("It did not start: " + await output + await error);
    }
}
