using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Assistance.Benchmarks.Measuring;

/// <summary>The least that has to be done for a page: a bare handler that carries out statements by ADO.NET and sends as many bytes.</summary>
internal sealed class Floor : IAsyncDisposable
{
    private readonly WebApplication app;

    private Floor(WebApplication app, HttpClient client)
    {
        this.app = app;
        Client = client;
    }

    public HttpClient Client { get; }

    /// <summary>Starts it.</summary>
    /// <param name="open">Opens a connection of the pool.</param>
    /// <param name="statements">What a request does.</param>
    /// <param name="page">What it answers.</param>
    public static async Task<Floor> StartAsync(Func<DbConnection> open, IReadOnlyList<SentStatement> statements, byte[] page)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/", async (HttpContext context) =>
        {
            await using var connection = open();
            await connection.OpenAsync();
            foreach (var statement in statements)
            {
                await statement.RunAsync(connection);
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.Body.WriteAsync(page);
        });
        await app.StartAsync();
        return new(app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
