namespace Assistance.Domain.Common;

/// <summary>The two sides of an assistance agreement: Party A and Party B.</summary>
public enum Side
{
    /// <summary>The regulator 监管部门 (Party A).</summary>
    Regulator = 1,

    /// <summary>The enterprise 企业 (Party B).</summary>
    Enterprise = 2,
}
