using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Tests.Infrastructure.Localization;

public class DateTextTests
{
    [Theory]
    [InlineData("zh-CN", "short", "11月20日")]
    [InlineData("zh-CN", "long", "2026年11月20日")]
    [InlineData("zh-CN", "weekday", "11月20日 周五")]
    [InlineData("zh-CN", "day-name", "周五")]
    [InlineData("zh-CN", "month-day", "11-20")]
    [InlineData("zh-CN", "iso", "2026-11-20")]
    [InlineData("en", "short", "20 Nov")]
    [InlineData("en", "long", "20 Nov 2026")]
    [InlineData("en", "weekday", "Fri 20 Nov")]
    [InlineData("en", "day-name", "Fri")]
    public void A_date_reads_as_its_reader_expects(string language, string format, string expected) =>
        Assert.Equal(expected, Texts.In(Languages.Find(language)!).Date.Of(new DateOnly(2026, 11, 20), format));

    [Theory]
    [InlineData("zh-CN", "2027年3月4日", "2027年3月4日 周四")]
    [InlineData("en", "4 Mar 2027", "Thu 4 Mar 2027")]
    public void A_date_of_another_year_says_the_year(string language, string expected, string withWeekday)
    {
        var dates = Texts.In(Languages.Find(language)!).Date;
        Assert.Equal(expected, dates.Day(new DateOnly(2027, 3, 4)));
        Assert.Equal(withWeekday, dates.Weekday(new DateOnly(2027, 3, 4)));
    }

    [Fact]
    public void An_instant_is_shown_in_the_time_zone_of_the_bureau()
    {
        var dates = Texts.In(Languages.Chinese).Date;
        var instant = new DateTime(2026, 11, 19, 22, 5, 0, DateTimeKind.Utc);
        Assert.Equal("06:05", dates.Of(instant, "time"));
        Assert.Equal("2026-11-20 06:05", dates.Of(instant, "moment"));
        Assert.Equal("11月20日", dates.Of(instant, "short"));
    }

    [Theory]
    [InlineData("2026-11-19T15:59:59Z", "2026-11-19")]
    [InlineData("2026-11-19T16:00:00Z", "2026-11-20")]
    public void Today_begins_at_midnight_in_Shanghai(string utc, string today) =>
        Assert.Equal(today, Texts.ClockAt(utc).Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-TW", "zh-CN")]
    [InlineData("EN-gb", "en")]
    [InlineData("fr", null)]
    [InlineData("zhx", null)]
    [InlineData(null, null)]
    public void A_language_tag_finds_one_of_our_languages_or_none(string? tag, string? expected) =>
        Assert.Equal(expected, Languages.Find(tag)?.Name);
}
