namespace Assistance.Domain.Common;

/// <summary>The two sides of an assistance agreement: Party A and Party B.</summary>
public enum Side
{
    /// <summary>The regulator 监管部门 (Party A).</summary>
    Regulator = 1,

    /// <summary>The enterprise 企业 (Party B).</summary>
    Enterprise = 2,
}

/// <summary>What follows from a side.</summary>
public static class Sides
{
    /// <summary>The other one of the two.</summary>
    public static Side Other(this Side side) => side == Side.Regulator ? Side.Enterprise : Side.Regulator;
}
