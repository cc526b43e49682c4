using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;

namespace Assistance.Data.Searching;

/// <summary>
/// Marks stand among the tokens of a record and say what it is and where it belongs. With them the index itself leaves out what the
/// reader does not see, instead of finding a million rows to throw away; who may see what is still decided by the query around it.
/// </summary>
public static class SearchMarks
{
    /// <summary>Records of a kind.</summary>
    public static string Of(SearchKind kind) => $"{SearchTokens.Mark}k{(int)kind}";

    /// <summary>Enterprises of a size class.</summary>
    public static string Of(SizeClass size) => $"{SearchTokens.Mark}s{(int)size}";

    /// <summary>Records of an enterprise.</summary>
    public static string Of(EnterpriseId enterprise) => $"{SearchTokens.Mark}e{enterprise.Value:N}";

    /// <summary>Records of the divisions of a scope; null when the scope is the whole country.</summary>
    public static string? Of(DivisionScope scope)
    {
        var code = scope.From == scope.To ? scope.From : DivisionScope.Prefix(scope.From);
        return code.Length == 0 ? null : $"{SearchTokens.Mark}d{code}";
    }

    /// <summary>Records that belong to no enterprise.</summary>
    public static string OfNoEnterprise => $"{SearchTokens.Mark}n";

    /// <summary>All marks of an entry, with a blank between them.</summary>
    internal static string All(SearchEntry entry, SizeClass? size)
    {
        List<string> marks = [Of(entry.Kind), entry.EnterpriseId is { } enterprise ? Of(enterprise) : OfNoEnterprise];
        if (entry.DivisionCode.Length == 6)
        {
            string[] codes = [entry.DivisionCode[..2], entry.DivisionCode[..4], entry.DivisionCode];
            marks.AddRange(codes.Select(code => $"{SearchTokens.Mark}d{code}"));
        }

        if (size is { } known)
        {
            marks.Add(Of(known));
        }

        return string.Join(' ', marks);
    }
}
