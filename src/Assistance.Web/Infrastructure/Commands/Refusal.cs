namespace Assistance.Web.Infrastructure.Commands;

/// <summary>One reason why a file or a command is refused.</summary>
/// <param name="Path">Where: the path within a JSON file ("$.cases[2].due"), or empty.</param>
/// <param name="Code">What, for programs: "casefile.unknown-field".</param>
/// <param name="Key">The sentence in the resources.</param>
/// <param name="Arguments">Values for the places of that sentence.</param>
public sealed record Refusal(string Path, string Code, string Key, params object[] Arguments);

/// <summary>A file or a command is refused as a whole, and nothing has changed. It lists every reason.</summary>
public sealed class RefusedException(params Refusal[] refusals) : Exception(string.Join("; ", refusals.Select(refusal => $"{refusal.Path} {refusal.Code}")))
{
    /// <summary>The reasons, never empty.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = refusals;
}
