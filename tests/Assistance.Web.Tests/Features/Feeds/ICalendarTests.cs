using System.Text;
using Assistance.Web.Features.Feeds;

namespace Assistance.Web.Tests.Features.Feeds;

public class ICalendarTests
{
    [Fact]
    public void Long_Chinese_lines_are_folded_between_characters_and_control_characters_cannot_end_a_line()
    {
        var summary = string.Concat(Enumerable.Repeat("舟山螺旋星😀", 30)) + "\rBEGIN:VEVENT";
        var file = ICalendar.Write("名", [new("a@b", new DateOnly(2026, 12, 1), null, summary, "one\r\ntwo", "https://example.com/x")], new DateTime(2026, 11, 21, 1, 2, 3, DateTimeKind.Utc));

        var lines = file.Split("\r\n");

        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Single(lines, "BEGIN:VEVENT");
        var whole = file.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("SUMMARY:" + summary.Replace("\r", "\\n", StringComparison.Ordinal), whole, StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:one\\ntwo\r\n", whole, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', whole);
    }
}
