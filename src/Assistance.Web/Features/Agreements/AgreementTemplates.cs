using System.Globalization;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Agreements;

/// <summary>The sentences that a draft starts with: standing ones of every agreement, and two a side for each service domain.</summary>
internal static class AgreementTemplates
{
    private const int Standing = 5;
    private const int PerDomain = 2;

    /// <summary>The sentences of a side.</summary>
    /// <param name="domains">Codes of the service domains.</param>
    public static IEnumerable<string> Sentences(Text text, Side side, IEnumerable<string> domains) =>
        Of(text, "standing", side, Standing).Concat(domains.SelectMany(domain => Of(text, domain.ToLowerInvariant(), side, PerDomain)));

    private static IEnumerable<string> Of(Text text, string what, Side side, int count) => Enumerable.Range(1, count)
        .Select(number => string.Create(CultureInfo.InvariantCulture, $"agreements.template.{what}.{(side == Side.Regulator ? "regulator" : "enterprise")}.{number}"))
        .Where(text.Has)
        .Select(key => text[key]);
}
