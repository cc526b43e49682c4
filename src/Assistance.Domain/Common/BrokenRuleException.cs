namespace Assistance.Domain.Common;

/// <summary>
/// The one way in which the domain says no. <see cref="Key"/> names a sentence in the resources ("commitments.rule.verify-own"),
/// <see cref="Arguments"/> fill its places, <see cref="Field"/> names the input that it belongs to, if there is one.
/// Nothing has changed when it is thrown.
/// </summary>
public sealed class BrokenRuleException : Exception
{
    public BrokenRuleException(string key, params object[] arguments)
        : base(key)
    {
        Key = key;
        Arguments = arguments;
    }

    /// <summary>Resource key of the sentence that tells what is refused and what to do instead.</summary>
    public string Key { get; }

    /// <summary>Values for the places of that sentence.</summary>
    public IReadOnlyList<object> Arguments { get; }

    /// <summary>Name of the input the refusal belongs to, or null when it belongs to the whole form.</summary>
    public string? Field { get; init; }
}
