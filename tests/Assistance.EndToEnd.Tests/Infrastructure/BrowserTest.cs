using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Infrastructure;

/// <summary>
/// Base of tests in a real browser: a program of its own for each class, on a free port of this machine, with a data folder of its own
/// that goes away afterwards.
/// </summary>
public abstract class BrowserTest : IClassFixture<ServedApp>
{
    protected BrowserTest(ServedApp app)
    {
        App = app;
        Clock.Reset();
    }

    /// <summary>The program under test, for its clock and its services.</summary>
    protected ServedApp App { get; }

    /// <summary>The program's clock.</summary>
    protected TestClock Clock => App.Clock;

    /// <summary>A visitor with a fresh browser profile.</summary>
    /// <param name="person">Who is signed in already, mostly one of <see cref="Cast"/>; null for nobody.</param>
    /// <param name="language">What the browser asks for, and what a person who is signed in has chosen: zh-CN or en.</param>
    /// <param name="javaScript">Whether scripts run.</param>
    /// <param name="width">Width of the window in CSS pixels; 390 is a phone.</param>
    protected Task<Visitor> Visit(string? person = null, string language = "zh-CN", bool javaScript = true, int width = 1280) =>
        App.Visit(person, language, javaScript, width);

    /// <summary>Expects that a person finds these pages sound, in a wide and in a narrow window (<see cref="Visitor.FaultsOf"/>).</summary>
    protected async Task AreSound(string? person, string language, params string[] paths)
    {
        await using var visitor = await Visit(person, language);
        var faults = new List<string>();
        foreach (var path in paths)
        {
            faults.AddRange(await visitor.FaultsOf(path));
        }

        Assert.True(faults.Count == 0, $"{person ?? "nobody"}:\n{string.Join('\n', faults)}");
    }
}
