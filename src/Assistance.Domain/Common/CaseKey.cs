namespace Assistance.Domain.Common;

/// <summary>The case that a record belongs to, with what every query is limited by.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="DivisionCode">GB/T 2260 code of the bureau that has the case; six digits.</param>
/// <param name="EnterpriseId">The enterprise that is assisted.</param>
public sealed record CaseKey(CaseId CaseId, string DivisionCode, EnterpriseId EnterpriseId);
