namespace Assistance.Web.Infrastructure.Pipeline;

/// <summary>What was asked for does not exist, or may not be seen by the one who asks: both look the same, a 404.</summary>
public sealed class NotFoundException : Exception
{
    /// <summary>Nothing is said about what was missing.</summary>
    public NotFoundException()
        : base("Not found, or not visible to this reader.")
    {
    }
}

/// <summary>One input of a form that two people changed at the same time.</summary>
/// <param name="Field">Name of the input within the command, "Owner".</param>
/// <param name="Saved">The saved value, as the form would post it.</param>
/// <param name="Typed">The value typed by the one who came second, as the form posted it.</param>
/// <param name="SavedText">The saved value as people read it; null when it reads as it is posted.</param>
/// <param name="TypedText">The typed value as people read it; null when it reads as it is posted.</param>
/// <param name="Label">What the input is called, where its name does not say it.</param>
/// <param name="Rows">Where it holds several values: all of both versions, to be ticked one by one; null for a single value.</param>
public sealed record ConflictField(
    string Field, string Saved, string Typed, string? SavedText = null, string? TypedText = null, string? Label = null, IReadOnlyList<ConflictRow>? Rows = null)
{
    /// <summary>Several values, each with what people read.</summary>
    /// <param name="saved">In the order in which the form would post them.</param>
    /// <param name="typed">In the order in which the form posted them.</param>
    public static ConflictField Of(
        string field, IEnumerable<(string Value, string Text)> saved, IEnumerable<(string Value, string Text)> typed, string? label = null)
    {
        var (had, has) = (saved.ToList(), typed.ToList());
        return new(
            field, Joined(had.Select(row => row.Value)), Joined(has.Select(row => row.Value)),
            Joined(had.Select(row => row.Text)), Joined(has.Select(row => row.Text)), label,
            [.. has.Concat(had).DistinctBy(row => row.Value).Select(row => new ConflictRow(row.Value, row.Text, had.Contains(row), has.Contains(row)))]);
    }

    /// <summary>Several values that read as they are posted.</summary>
    public static ConflictField Of(string field, IEnumerable<string> saved, IEnumerable<string> typed, string? label = null) =>
        Of(field, saved.Select(value => (value, value)), typed.Select(value => (value, value)), label);

    private static string Joined(IEnumerable<string> values) => string.Join('\n', values);
}

/// <summary>One value of an input that holds several.</summary>
/// <param name="Value">As the form posts it.</param>
/// <param name="Text">As people read it.</param>
/// <param name="IsSaved">Whether the saved version has it.</param>
/// <param name="IsTyped">Whether the version of the one who came second has it.</param>
public sealed record ConflictRow(string Value, string Text, bool IsSaved, bool IsTyped);

/// <summary>
/// The record was saved by somebody else since the form was opened. The reader is shown both versions side by side and chooses for each
/// field; nothing typed is lost.
/// </summary>
/// <param name="savedVersion">Row version of the saved record; the form is posted again with it.</param>
/// <param name="savedBy">Who saved it.</param>
/// <param name="savedAt">When, UTC.</param>
/// <param name="fields">The inputs with both values; equal ones are shown as equal.</param>
/// <param name="isFinal">Whether what is saved stays, because it cannot be done twice: both versions are shown, and nothing is chosen.</param>
public sealed class StaleVersionException(int savedVersion, string savedBy, DateTime savedAt, IReadOnlyList<ConflictField> fields, bool isFinal = false)
    : Exception("The record was saved by somebody else meanwhile.")
{
    /// <summary>Name of the form's input that carries the row version.</summary>
    public const string VersionField = "RowVersion";

    public int SavedVersion { get; } = savedVersion;

    public string SavedBy { get; } = savedBy;

    public DateTime SavedAt { get; } = savedAt;

    public IReadOnlyList<ConflictField> Fields { get; } = fields;

    public bool IsFinal { get; } = isFinal;
}
