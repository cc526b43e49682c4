using System.Globalization;
using System.Text.Json.Serialization;
using Assistance.Domain.Cases;

namespace Assistance.Web.Infrastructure.Documents;

/// <summary>A document of the product: one model, shown as a page to print and written as a Word file. Its text is in one language, whatever the page around it is in.</summary>
/// <param name="Kind">Which of the documents it is.</param>
/// <param name="Title">What it is: "Visit record".</param>
/// <param name="Number">Its number, unique within the installation; also the name of the file.</param>
/// <param name="Language">The language of its text.</param>
/// <param name="Blocks">What stands in it, from top to bottom.</param>
public sealed record PrintedDocument(DocumentKind Kind, string Title, string Number, CultureInfo Language, IReadOnlyList<DocumentBlock> Blocks);

/// <summary>A part of a document. The names by which parts are kept are for good (<see cref="KeptDocuments"/>).</summary>
[JsonDerivedType(typeof(HeadingBlock), "heading")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(FactsBlock), "facts")]
[JsonDerivedType(typeof(ItemsBlock), "items")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(SignaturesBlock), "signatures")]
public abstract record DocumentBlock;

/// <summary>A heading.</summary>
public sealed record HeadingBlock(string Text) : DocumentBlock;

/// <summary>A paragraph; line breaks in it stay. An empty one is left out.</summary>
public sealed record ParagraphBlock(string Text) : DocumentBlock;

/// <summary>Names with their values; empty values are left out.</summary>
public sealed record FactsBlock(IReadOnlyList<(string Name, string Value)> Facts) : DocumentBlock
{
    /// <summary>What is shown of it.</summary>
    [JsonIgnore]
    public IEnumerable<(string Name, string Value)> Filled => Facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value));
}

/// <summary>Items, numbered from 1.</summary>
public sealed record ItemsBlock(IReadOnlyList<string> Items) : DocumentBlock;

/// <summary>A table.</summary>
/// <param name="Caption">What it is about, for those who do not see it.</param>
/// <param name="Columns">Names of the columns with their shares of the width.</param>
/// <param name="Rows">As many cells as there are columns.</param>
public sealed record TableBlock(string Caption, IReadOnlyList<(string Name, int Share)> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : DocumentBlock;

/// <summary>Where people sign by hand: the party and, where it is known, who signs and when.</summary>
public sealed record SignaturesBlock(IReadOnlyList<SignatureLine> Lines) : DocumentBlock;

/// <summary>One place to sign.</summary>
/// <param name="Party">For whom: "For the regulator".</param>
/// <param name="Name">Who signs, or empty for a line to write on.</param>
/// <param name="Day">When it was signed, in words, or empty for a line to write on.</param>
public sealed record SignatureLine(string Party, string Name, string Day);
