using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Assistance.Benchmarks.Measuring;

/// <summary>The whole product on a generated installation, as it is delivered, without jobs and demo, in this process.</summary>
internal sealed partial class Product : IAsyncDisposable
{
    private const string Password = "Every promise is kept";
    private readonly WebApplication tools;
    private readonly Uri address;

    private Product(WebApplication tools, Uri address)
    {
        this.tools = tools;
        this.address = address;
        var db = tools.Services.CreateScope().ServiceProvider.GetRequiredService<AssistanceDb>();
        Database = db.Database.IsNpgsql() ? "postgres" : "sqlite";
        ConnectionString = db.Database.GetConnectionString()!;
    }

    /// <summary>"sqlite" or "postgres".</summary>
    public string Database { get; }

    private string ConnectionString { get; }

    /// <summary>Starts it on a free port.</summary>
    public static async Task<Product> StartAsync(string[] options)
    {
        var builder = WebApplication.CreateBuilder(options);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddDatabase();
        var tools = builder.Build();
        var url = $"http://127.0.0.1:{FreePort()}";
        string[] args =
        [
            .. options, "--environment", "Production", "--Jobs:Enabled", "false", "--urls", url, "--Site:BaseUrl", url, "--Logging:LogLevel:Default", "Error",
        ];
        var entry = typeof(DatabaseSetup).Assembly.EntryPoint!;
        var run = Task.Factory.StartNew(() => entry.Invoke(null, [args]), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var product = new Product(tools, new Uri(url));
        await product.AwaitAsync(run);
        return product;
    }

    /// <summary>A closed connection of the pool to the same database.</summary>
    public System.Data.Common.DbConnection Connection() => Database == "postgres" ? new NpgsqlConnection(ConnectionString) : new SqliteConnection(ConnectionString);

    /// <summary>Looks into the database with the product's own eyes, which see everything.</summary>
    public async Task<T> LookAsync<T>(Func<AssistanceDb, Task<T>> look)
    {
        await using var scope = tools.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        db.View(Viewer.System);
        return await look(db);
    }

    /// <summary>A browser in which a generated person is signed in by name and password.</summary>
    public async Task<HttpClient> SignInAsync(Person person)
    {
        var name = await LookAsync(async db =>
        {
            if (await db.Accounts.FirstOrDefaultAsync(row => row.PersonId == person.Id) is { } known)
            {
                return known.UserName!;
            }

            var account = new Account { Id = Guid.CreateVersion7(), PersonId = person.Id, UserName = person.Id.ToString(), SecurityStamp = "generated" };
            account.NormalizedUserName = account.UserName.ToUpperInvariant();
            account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
            db.Add(account);
            await db.SaveChangesAsync();
            return account.UserName;
        });
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        var form = await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["UserName"] = name,
            ["Password"] = Password,
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
        });
        using var answer = await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), fields);
        return answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/account/sign-in", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{person.Name} could not sign in: {answer.StatusCode}")
            : client;
    }

    public ValueTask DisposeAsync() => tools.DisposeAsync();

    private async Task AwaitAsync(Task run)
    {
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            if (run.IsCompleted)
            {
                await run;
                throw new InvalidOperationException("The product ended at once.");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>A port on which nobody listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
