using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistance.Web.Tests.Infrastructure;

/// <summary>
/// The whole program on an installation of its own, with a clock that a test sets. Jobs do not run by themselves: a test sends their
/// command. One per test class (<see cref="WebTest"/>); tests of a class run one after the other and share its data.
/// </summary>
public partial class AssistanceApp : WebApplicationFactory<Program>
{
    private readonly Installation installation;

    // many installations in one process: what one of them buffers must not stand in the folder of another that is gone
    static AssistanceApp() => Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", Path.GetTempPath());

    public AssistanceApp()
        : this(Installation.Fresh())
    {
    }

    internal AssistanceApp(Installation installation) => this.installation = installation;

    /// <summary>Whether the installation stays when the program ends.</summary>
    internal bool Keep { get; init; }

    /// <summary>The settings by which another process uses the same installation.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings => installation.Settings;

    /// <summary>For how many seconds a saver waits for another one on SQLite.</summary>
    internal int WaitSeconds { get; init; } = 10;

    /// <summary>The program's clock.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>The SQL that the program sends.</summary>
    public StatementCounter Sql { get; } = new();

    /// <summary>Where the program keeps what it owns.</summary>
    public string Folder => installation.Folder;

    /// <summary>The address that the program believes to be reached at.</summary>
    protected virtual string BaseUrl => "https://localhost";

    /// <summary>Starts the program, if no request has done so yet.</summary>
    public void Start() => _ = Services;

    /// <summary>A browser in which nobody is signed in.</summary>
    public Browser Browse()
    {
        var cookies = new CookieContainer();
        var client = CreateDefaultClient(new Uri(BaseUrl), new RedirectHandler(), new CookieContainerHandler(cookies));
        return new Browser(client, cookies);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Database:WaitSeconds", WaitSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("Site:BaseUrl", BaseUrl);
        foreach (var (key, value) in installation.Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IInterceptor>(Sql);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!Keep)
        {
            installation.Dispose();
        }

        GC.SuppressFinalize(this);
    }
}
