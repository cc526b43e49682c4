namespace Assistance.Data.Auditing;

/// <summary>The first thing that does not fit.</summary>
/// <param name="Kind">"entry", "chain", "seal" or "erasure".</param>
/// <param name="Reason">
/// entry: "hash" (something in it was changed), "gap" (one or more before it are missing), "beyond-end" (it was added behind the program's
/// back), "unreadable", "sealed" (it is not the one that a seal saw), "erasure" (its content was changed without an erasure). chain: "truncated" (its end is missing), "end" (its end is not the one
/// that was noted), "unknown" (nothing was noted of it). seal: "gap", "text", "signature", "lines", "stray-lines", "file". erasure: "gap",
/// "text", "signature", "lines", "stray-lines", "unnamed" (entries of the chain and erasures do not name each other).
/// </param>
/// <param name="Chain">The chain, or null for a seal or an erasure.</param>
/// <param name="Sequence">The place in the chain; for "truncated" the first one that is missing; for a seal or an erasure its number.</param>
/// <param name="Id">Identifier of the entry as it is stored, or null.</param>
public sealed record AuditFault(string Kind, string Reason, Guid? Chain = null, long? Sequence = null, string? Id = null);

/// <summary>What a verification found.</summary>
/// <param name="Entries">Entries that are there.</param>
/// <param name="Erased">How many of them have lost their personal data by an erasure.</param>
/// <param name="Chains">Chains that they stand in.</param>
/// <param name="Seals">Seals that are there.</param>
/// <param name="LastSealAt">When the last one was made, UTC, or null.</param>
/// <param name="FirstBad">The first fault, or null when all is as it was written.</param>
public sealed record AuditVerification(long Entries, long Erased, long Chains, int Seals, DateTime? LastSealAt, AuditFault? FirstBad);
