namespace Assistance.Domain.Deadlines;

/// <summary>What a change of the rules comes to.</summary>
/// <param name="Open">Open deadlines that it touches.</param>
/// <param name="Moved">Those that are chased on another day than before; no due date moves.</param>
public sealed record RecomputedDeadlines(long Open, long Moved);
