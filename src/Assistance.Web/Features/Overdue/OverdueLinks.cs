using System.Globalization;
using Assistance.Domain.Common;

namespace Assistance.Web.Features.Overdue;

/// <summary>Addresses of the overdue review. All that is chosen stands in the address.</summary>
public static class OverdueLinks
{
    /// <summary>逾期督查.</summary>
    public const string List = "/overdue";

    /// <summary>The review with what is chosen.</summary>
    /// <param name="asOf">The day, or null for today.</param>
    /// <param name="against">"original" for the date first agreed, or null for the one that holds.</param>
    /// <param name="side">Whose promises, or null for both.</param>
    /// <param name="bureau">Six-digit division of the bureau, or null for all.</param>
    /// <param name="level">0 to 3, or null for all.</param>
    /// <param name="group">"bureau" or "owner"; null groups by side.</param>
    /// <param name="causesOwed">Whether only those are asked for whose cause a manager owes.</param>
    public static string Filtered(DateOnly? asOf = null, string? against = null, Side? side = null, string? bureau = null, int? level = null, string? group = null, bool causesOwed = false)
    {
        string?[] parts =
        [
            asOf is { } day ? "asOf=" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            string.IsNullOrEmpty(against) ? null : "against=" + Uri.EscapeDataString(against),
            side is { } one ? "side=" + one.ToString().ToLowerInvariant() : null,
            string.IsNullOrEmpty(bureau) ? null : "bureau=" + Uri.EscapeDataString(bureau),
            level is { } number ? "level=" + number.ToString(CultureInfo.InvariantCulture) : null,
            causesOwed ? "causes=owed" : null,
            string.IsNullOrEmpty(group) ? null : "group=" + Uri.EscapeDataString(group),
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? List : $"{List}?{query}";
    }
}
