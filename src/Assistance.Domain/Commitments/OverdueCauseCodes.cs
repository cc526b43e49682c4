using Assistance.Domain.Common;

namespace Assistance.Domain.Commitments;

/// <summary>The causes of delay that each side can have (code_lists.json: failure_cause, enterprise_overdue_cause).</summary>
public static class OverdueCauseCodes
{
    private static readonly string[] Regulator = ["UNCLEAR_RESPONSIBILITY", "INSUFFICIENT_CAPABILITY", "INSUFFICIENT_EFFORT"];

    private static readonly string[] Enterprise = ["RESOURCE", "TECHNICAL", "SUPPLIER", "FORCE_MAJEURE", "UNCOOPERATIVE", "CHANGED"];

    /// <summary>The codes of a side, in the order of the list.</summary>
    public static IReadOnlyList<string> Of(Side side) => side == Side.Regulator ? Regulator : Enterprise;
}
