using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Features.Overdue;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Journeys;

/// <summary>The manager's review of what is late.</summary>
public class OverdueReviewTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN", true)]
    [InlineData("en", false)]
    public async Task The_manager_records_a_cause_and_decides_on_several_at_once(string language, bool javaScript)
    {
        var sample = await SampleCase.EnterAsync(App);
        Clock.Set("2026-12-28");
        await using var manager = await Visit(Cast.Manager, language, javaScript);

        await manager.Open(OverdueLinks.List);
        await manager.Page.GetByLabel(manager.T["overdue.cause.record-of", $"{sample.Reference} C2"], new() { Exact = true }).ClickAsync();
        await manager.Set("Form.CauseCode", "UNCLEAR_RESPONSIBILITY");
        await manager.Set("Form.CauseNote", "Nobody knew whose it was");
        await manager.Send("overdue.cause.save", "overdue.cause.done", $"{sample.Reference} C2");

        foreach (var number in new[] { "C1", "C2" })
        {
            await manager.Page.GetByLabel(manager.T["overdue.select", $"{sample.Reference} {number}"], new() { Exact = true }).CheckAsync();
        }

        await manager.Set("Decision", nameof(OverdueDecision.Notice));
        await manager.Send("overdue.decide", "overdue.result", 2, 2, 0);
    }
}
