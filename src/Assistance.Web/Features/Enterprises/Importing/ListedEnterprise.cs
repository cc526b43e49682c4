namespace Assistance.Web.Features.Enterprises.Importing;

/// <summary>One enterprise of a list, put right and checked as far as the list alone tells. Null is what the list does not say: it stays as it is.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Uscc">Social credit code, normalised.</param>
/// <param name="OverrideReason">Why a wrong check character is to be taken, or null.</param>
/// <param name="IsIrregular">Whether the check character is wrong and no reason is given: only an enterprise that was taken with one before may come so.</param>
internal sealed record ListedEnterprise(
    int Line, string Uscc, string? OverrideReason, bool IsIrregular, string Name, string Division, string? Industry, int? Employees,
    decimal? Revenue, decimal? Assets, string? Address, IReadOnlyList<string>? Products, ListedContact? Contact);

/// <summary>The contact that a list names.</summary>
internal sealed record ListedContact(string Name, string? Title, string? Email, string? Phone);

/// <summary>Why a row is refused, or the whole file.</summary>
/// <param name="Line">Line of the file, or 0 for all of it.</param>
/// <param name="Field">Name of the column in files, or empty for the row or the file.</param>
/// <param name="Code">What, for programs: "uscc.check_digit".</param>
/// <param name="Message">Why, in the reader's language.</param>
public sealed record ListedRefusal(int Line, string Field, string Code, string Message);
