using System.Globalization;
using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Localization;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Tests.Infrastructure.Localization;

/// <summary>Texts and clocks for tests of single classes.</summary>
internal static class Texts
{
    public static readonly TextCatalogue Catalogue = TextCatalogue.Load(typeof(Program).Assembly);

    public static Clock ClockAt(string utc) =>
        new(new FixedTime(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)), Options.Create(new SiteOptions()));

    public static Text In(CultureInfo language, string utc = "2026-11-20T02:00:00Z", bool throwOnMissing = true) =>
        new(Catalogue, ClockAt(utc), throwOnMissing, language);

    public static Text Of(string key, string zh, string en, CultureInfo language) =>
        new(new TextCatalogue(Catalogue.All.Append(new(key, new Wording(zh, en)))), ClockAt("2026-11-20T02:00:00Z"), true, language);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
