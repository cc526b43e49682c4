using System.Globalization;
using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Journeys;

/// <summary>
/// One case from the first contact to the end, walked through the pages by everybody who has a part in it. Each person has a browser of
/// their own; each step begins at the page where its work is done.
/// </summary>
internal sealed partial class CaseWalk(ServedApp app, string language, bool javaScript) : IAsyncDisposable
{
    private readonly Dictionary<string, Visitor> visitors = [];

    /// <summary>Name of the enterprise.</summary>
    private string Enterprise { get; } = $"New Works {language} {javaScript}";

    /// <summary>Its lead contact, who has no account when the walk begins.</summary>
    private string Lead { get; } = $"Nora Newlead {language} {javaScript}";

    /// <summary>Reference of the case, once it is open.</summary>
    private string Reference { get; set; } = "";

    private DateOnly Today => app.Clock.Today;

    /// <summary>The person's browser, signed in.</summary>
    private async Task<Visitor> As(string person)
    {
        if (!visitors.TryGetValue(person, out var visitor))
        {
            visitors[person] = visitor = await app.Visit(person, language, javaScript);
        }

        return visitor;
    }

    /// <summary>Days pass: the sessions that were open have ended, and everybody signs in anew.</summary>
    public async Task Days_pass(int days)
    {
        await DisposeAsync();
        app.Clock.Advance(TimeSpan.FromDays(days));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors.Values)
        {
            await visitor.DisposeAsync();
        }

        visitors.Clear();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
