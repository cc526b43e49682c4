namespace Assistance.Web.Tests.Infrastructure;

/// <summary>Base of tests over HTTP: a program of its own for each class, the clock set back before each test.</summary>
public abstract class WebTest : IClassFixture<AssistanceApp>
{
    protected WebTest(AssistanceApp app)
    {
        App = app;
        Clock.Reset();
    }

    /// <summary>The program under test.</summary>
    protected AssistanceApp App { get; }

    /// <summary>The program's clock.</summary>
    protected TestClock Clock => App.Clock;

    /// <summary>A browser in which nobody is signed in.</summary>
    protected Browser Browse() => App.Browse();

    /// <summary>A browser in which this person is signed in: mostly one of <see cref="Cast"/>.</summary>
    protected Task<Browser> SignIn(string person) => App.SignIn(person);
}
