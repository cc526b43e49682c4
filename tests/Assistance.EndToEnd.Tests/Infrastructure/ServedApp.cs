using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Assistance.EndToEnd.Tests.Infrastructure;

/// <summary>The program on a free port of this machine, for a real browser.</summary>
public class ServedApp : AssistanceApp
{
    public ServedApp()
        : this(Installation.Fresh())
    {
    }

    internal ServedApp(Installation installation)
        : base(installation)
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    /// <summary>Where the program listens.</summary>
    public string Address { get; }

    /// <inheritdoc/>
    protected override string BaseUrl => "http://127.0.0.1";

    /// <summary>A visitor with a fresh browser profile.</summary>
    /// <param name="person">Who is signed in already; null for nobody.</param>
    /// <param name="language">What the browser asks for, and what a person who is signed in has chosen: zh-CN or en.</param>
    /// <param name="javaScript">Whether scripts run.</param>
    /// <param name="width">Width of the window in CSS pixels; 390 is a phone.</param>
    public async Task<Visitor> Visit(string? person, string language, bool javaScript = true, int width = 1280)
    {
        var browser = await Chromium.Instance;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Address,
            Locale = language,
            TimezoneId = "Asia/Shanghai",
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = width < 500 ? 844 : 900 },
        });
        if (person is not null)
        {
            var session = await SessionOf(person);
            await context.AddCookiesAsync(
            [
                new() { Name = session.Name, Value = session.Value, Url = Address, HttpOnly = true },
                new() { Name = ReaderCulture.Cookie, Value = language, Url = Address, HttpOnly = true },
            ]);
        }

        return new Visitor(context, await context.NewPageAsync(), Services.GetRequiredService<Text>().In(Languages.Find(language)!));
    }
}
