using System.Collections.Concurrent;
using System.Net;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistance.Web.Tests.Security;

/// <summary>What the log tells of those who knock where they don't belong, and what it never tells.</summary>
public sealed class SecurityLogTests(SecurityLogTests.LoggingApp app) : IClassFixture<SecurityLogTests.LoggingApp>
{
    [Fact]
    public async Task A_sign_in_that_fails_is_logged_without_the_name_that_was_typed()
    {
        var page = await app.Browse().Get("/account/sign-in");

        await page.Submit("form.card", ("UserName", "My secret password"), ("Password", "whatever it is"));
        await page.Submit("form.card", ("UserName", Cast.Reader), ("Password", "whatever it is"));

        Assert.Contains(app.Lines, line => line.Contains("a name that no account has", StringComparison.Ordinal));
        Assert.Contains(app.Lines, line => line.Contains("wrong password or code", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Lines, line => line.Contains("My secret password", StringComparison.Ordinal) || line.Contains("whatever it is", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_door_is_logged_with_the_person_who_tried_it_and_a_request_with_the_one_who_sent_it()
    {
        var reader = (await app.PersonNamed(Cast.Reader)).Id.ToString();

        await (await app.SignIn(Cast.Reader)).Get("/admin/people", HttpStatusCode.NotFound);
        await (await app.SignIn(Cast.Reader)).Get("/account");

        Assert.Contains(app.Lines, line => line.Contains("admin/people is closed to person " + reader, StringComparison.Ordinal));
        Assert.Contains(app.Lines, line => line.Contains("GetMyAccount", StringComparison.Ordinal) && line.Contains("by " + reader, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_tries_too_often_is_refused_and_logged()
    {
        await using var own = new LoggingApp();
        using var client = own.CreateDefaultClient(new Uri("https://localhost"));
        HttpResponseMessage? last = null;
        for (var i = 0; i <= SignInLimit.PerMinute; i++)
        {
            last = await client.PostAsync(new Uri("/account/forgot", UriKind.Relative), null);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
        Assert.Contains(own.Lines, line => line.Contains("account/forgot", StringComparison.Ordinal) && line.Contains("forms a minute", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_of_the_log_is_one_event_with_its_instant_in_UTC()
    {
        var console = app.Services.GetRequiredService<IConfiguration>().GetSection("Logging:Console:FormatterOptions");

        Assert.True(console.GetValue<bool>("SingleLine"));
        Assert.True(console.GetValue<bool>("UseUtcTimestamp"));
        Assert.EndsWith("Z ", console["TimestampFormat"], StringComparison.Ordinal);
    }

    /// <summary>A program whose log is kept.</summary>
    public sealed class LoggingApp : AssistanceApp, ILoggerProvider
    {
        /// <summary>What was logged.</summary>
        internal ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Keeper(Lines);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.AddProvider(this));
        }

        private sealed class Keeper(ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception));
        }
    }
}
