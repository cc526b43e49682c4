using System.Collections.Frozen;

namespace Assistance.Web.Infrastructure.Tables;

/// <summary>One row of a table.</summary>
/// <param name="Line">Where it begins, as an editor or a spreadsheet program counts, from 1.</param>
/// <param name="Cells">What stands in it, as text; as many as the row has.</param>
/// <param name="IsBroken">Whether its quotation marks do not fit together, so that the cells cannot be trusted.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells, bool IsBroken = false)
{
    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A table that somebody handed in cannot be read, or not to its end.</summary>
/// <param name="code">What is wrong, for programs: "file.encoding".</param>
/// <param name="line">Where, or 0 for the file as a whole.</param>
/// <param name="arguments">Values for the places of the sentence.</param>
public sealed class TableException(string code, int line = 0, params object[] arguments) : Exception($"{code} at line {line}")
{
    /// <summary>What is wrong, for programs.</summary>
    public string Code { get; } = code;

    /// <summary>Where, or 0 for the file as a whole.</summary>
    public int Line { get; } = line;

    /// <summary>Values for the places of the sentence.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;
}

/// <summary>
/// Reads tables as other systems write them: text with commas, semicolons or tabs in UTF-8, UTF-16 or GB18030, and the first visible sheet
/// of an .xlsx workbook. Rows come one by one, in constant memory. What it is, its content decides, never its name.
/// </summary>
public static class TableFile
{
    /// <summary>What spreadsheet programs write, in capitals, where a formula could not be computed.</summary>
    public static readonly FrozenSet<string> FailedFormulas = FrozenSet.ToFrozenSet(
        ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA"], StringComparer.Ordinal);

    /// <summary>How much a workbook may unpack to when an operator hands it in, in bytes.</summary>
    public const long OperatorLimit = 1L << 30;

    /// <summary>How much it may unpack to when it came by a form, in bytes.</summary>
    public const long FormLimit = 1L << 27;

    /// <summary>Every row of the file, blank ones too.</summary>
    /// <param name="content">The file; can be read again from anywhere. It is left open.</param>
    /// <param name="unpackedLimit">How much a workbook may unpack to, in bytes.</param>
    /// <exception cref="TableException">It is none, or is broken: thrown while reading, at the place where it shows.</exception>
    public static IEnumerable<TableRow> Read(Stream content, long unpackedLimit)
    {
        var head = new byte[8];
        content.Position = 0;
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        var rows = length == 0 ? throw new TableException("file.empty")
            : head is [(byte)'P', (byte)'K', ..] ? SpreadsheetTable.Read(content, unpackedLimit)
            : head is [0xD0, 0xCF, 0x11, 0xE0, ..] ? throw new TableException("file.old_format")
            : TextTable.Read(content);
        foreach (var row in rows)
        {
            yield return row;
        }
    }
}
