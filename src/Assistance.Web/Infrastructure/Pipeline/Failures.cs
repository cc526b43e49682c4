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
/// <param name="IsList">Whether it holds several values: both versions are shown, and the typed one goes on; there is no single value to choose.</param>
public sealed record ConflictField(
    string Field, string Saved, string Typed, string? SavedText = null, string? TypedText = null, string? Label = null, bool IsList = false)
{
    /// <summary>Several values, shown side by side.</summary>
    public static ConflictField Of(string field, IEnumerable<string> saved, IEnumerable<string> typed, string? label = null) =>
        new(field, string.Join('\n', saved), string.Join('\n', typed), Label: label, IsList: true);
}

/// <summary>
/// The record was saved by somebody else since the form was opened. The reader is shown both versions side by side and chooses for each
/// field; nothing typed is lost.
/// </summary>
/// <param name="savedVersion">Row version of the saved record; the form is posted again with it.</param>
/// <param name="savedBy">Who saved it.</param>
/// <param name="savedAt">When, UTC.</param>
/// <param name="fields">The inputs with both values; equal ones are shown as equal.</param>
public sealed class StaleVersionException(int savedVersion, string savedBy, DateTime savedAt, IReadOnlyList<ConflictField> fields)
    : Exception("The record was saved by somebody else meanwhile.")
{
    /// <summary>Name of the form's input that carries the row version.</summary>
    public const string VersionField = "RowVersion";

    public int SavedVersion { get; } = savedVersion;

    public string SavedBy { get; } = savedBy;

    public DateTime SavedAt { get; } = savedAt;

    public IReadOnlyList<ConflictField> Fields { get; } = fields;
}
