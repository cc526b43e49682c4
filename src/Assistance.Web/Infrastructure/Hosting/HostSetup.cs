using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Hosting;

/// <summary>Where the program finds its files, and at which address it listens.</summary>
public static class HostSetup
{
    /// <summary>The address when nobody says otherwise.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>A builder whose content (settings, pages' files) stands beside the program, whatever the working directory is.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(HostSetup).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = EnvironmentOf(args),
        });

        // a build that was not published serves wwwroot from the sources, in every environment
        builder.WebHost.UseStaticWebAssets();
        string[] settings = ["urls", "http_ports", "https_ports"];
        if (settings.All(s => string.IsNullOrEmpty(builder.Configuration[s])))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        return builder;
    }

    // Production is what was published. A build run from its sources ("dotnet run") is a trial, unless somebody says otherwise. Not by
    // launchSettings.json: "dotnet run" announces that file on standard output, where operator commands print their JSON.
    private static string? EnvironmentOf(string[] args)
    {
        var told = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args)
            .Build()[HostDefaults.EnvironmentKey];
        var built = File.Exists(Path.Combine(AppContext.BaseDirectory, "Assistance.Web.staticwebassets.runtime.json"));
        return told is null && built ? Environments.Development : told;
    }

    /// <summary>Settings of the site, checked at start, and what a reverse proxy in front needs.</summary>
    public static WebApplicationBuilder AddSite(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section)
            .ValidateDataAnnotations()
            .Validate(o => o.Proxies.All(proxy => SiteOptions.Network(proxy) is not null), "Site:Proxies: each is an address or a network, such as 10.0.0.7 or 10.0.0.0/24.")
            .Validate(o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZone, out _), "Site:TimeZone is not a time zone of this system.")
            .ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (SecurityHeaders.SecureTransport, true));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<SiteOptions>>((forwarded, site) =>
        {
            if (site.Value.BehindProxy)
            {
                forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
                // the machine itself, unless others are named: whoever else reaches the port could invent an address to hide behind
                foreach (var network in site.Value.ProxyNetworks)
                {
                    forwarded.KnownIPNetworks.Add(network);
                }
            }
        });
        return builder;
    }
}
