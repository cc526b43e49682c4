namespace Assistance.Architecture.Tests.Infrastructure;

/// <summary>How a rule is stated: over a set that is not empty, with every breach named.</summary>
internal static class Rules
{
    /// <summary>Asserts that there is something to examine, and that no element breaks the rule.</summary>
    /// <param name="set">What is examined.</param>
    /// <param name="breaches">The sentences that name what is wrong with one element; none when it keeps the rule.</param>
    public static void Hold<T>(IEnumerable<T> set, Func<T, IEnumerable<string>> breaches)
    {
        var examined = set.ToList();
        Assert.NotEmpty(examined);
        var found = examined.SelectMany(breaches).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{found.Count} breaches:\n{string.Join('\n', found)}");
    }

    /// <summary>As the other, for a rule that an element either keeps or breaks.</summary>
    public static void Hold<T>(IEnumerable<T> set, Func<T, bool> keeps) =>
        Hold(set, element => keeps(element) ? Enumerable.Empty<string>() : [$"{element}"]);
}
