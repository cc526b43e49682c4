using System.Collections.Frozen;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Tables;

namespace Assistance.Web.Features.Enterprises.Importing;

/// <summary>A column of an enterprise list. The first three are required.</summary>
public enum ListColumn
{
    /// <summary>Social credit code.</summary>
    Uscc,

    /// <summary>Registered name.</summary>
    Name,

    /// <summary>Division, as its code.</summary>
    Division,

    /// <summary>Industry, as its code.</summary>
    Industry,

    /// <summary>People employed.</summary>
    Employees,

    /// <summary>Revenue in 10,000 CNY.</summary>
    Revenue,

    /// <summary>Assets in 10,000 CNY.</summary>
    Assets,

    /// <summary>Address.</summary>
    Address,

    /// <summary>Main products in one cell.</summary>
    Products,

    /// <summary>Name of a contact.</summary>
    ContactName,

    /// <summary>The contact's title.</summary>
    ContactTitle,

    /// <summary>The contact's e-mail address.</summary>
    ContactEmail,

    /// <summary>The contact's telephone.</summary>
    ContactPhone,

    /// <summary>Why a code with a wrong check character is taken.</summary>
    OverrideReason,
}

/// <summary>Which cell of a row is which column, from the row of names, in any order and either language.</summary>
internal sealed class ListHeader
{
    /// <summary>Names of the columns in files, in the order of <see cref="ListColumn"/>.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "uscc", "name", "division", "industry", "employees", "revenue_10k_cny", "assets_10k_cny", "address", "products",
        "contact_name", "contact_title", "contact_email", "contact_phone", "override_reason",
    ];

    private const int Required = 3;

    // lists often have a title or two above the names
    private const int RowsLookedAt = 10;
    private readonly int[] positions = [.. Names.Select(_ => -1)];
    private readonly List<string> ignored = [];

    private ListHeader(int width) => Width = width;

    /// <summary>How many cells the row of names has.</summary>
    public int Width { get; }

    /// <summary>Names that are no column of ours: their cells are not read.</summary>
    public IReadOnlyList<string> Ignored => ignored;

    /// <summary>The name of a column in files.</summary>
    public static string NameOf(ListColumn column) => Names[(int)column];

    /// <summary>Reads rows up to the names of the columns.</summary>
    /// <exception cref="TableException">There is no such row, a required column is missing, or one is there twice.</exception>
    public static ListHeader Read(IEnumerator<TableRow> rows, Text text)
    {
        var known = Known(text);
        TableRow? first = null;
        for (var looked = 0; looked < RowsLookedAt && rows.MoveNext();)
        {
            if (rows.Current.IsEmpty)
            {
                continue;
            }

            looked++;
            first ??= rows.Current;
            var header = Of(rows.Current, known);
            if (header.positions.Count(position => position >= 0) >= 2)
            {
                header.RequireComplete(rows.Current.Line, text);
                return header;
            }
        }

        if (first is null)
        {
            throw new TableException("file.empty");
        }

        Of(first, known).RequireComplete(first.Line, text);
        throw new TableException("file.columns", first.Line, "");
    }

    /// <summary>Whether the file has the column.</summary>
    public bool Has(ListColumn column) => positions[(int)column] >= 0;

    /// <summary>What a row says in the column; empty when it, or the file, says nothing.</summary>
    public string Cell(TableRow row, ListColumn column) => positions[(int)column] is >= 0 and var at && at < row.Cells.Count ? row.Cells[at] : "";

    private static ListHeader Of(TableRow row, FrozenDictionary<string, int> known)
    {
        var header = new ListHeader(row.Cells.Count);
        for (var at = 0; at < row.Cells.Count; at++)
        {
            if (!known.TryGetValue(Plain(row.Cells[at]), out var column))
            {
                header.ignored.AddRange(string.IsNullOrWhiteSpace(row.Cells[at]) ? [] : [ListText.Words(row.Cells[at])]);
            }
            else if (header.positions[column] >= 0)
            {
                throw new TableException("file.column_twice", row.Line, Names[column]);
            }
            else
            {
                header.positions[column] = at;
            }
        }

        return header;
    }

    private static FrozenDictionary<string, int> Known(Text text)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Names.Count; i++)
        {
            known.TryAdd(Plain(Names[i]), i);
            foreach (var language in Languages.All)
            {
                known.TryAdd(Plain(Title(text.In(language), i)), i);
            }
        }

        return known.ToFrozenDictionary();
    }

    private static string Title(Text text, int column) => text["enterprises.import.column." + Names[column].Replace('_', '-')];

    // an asterisk marks required columns in many templates
    private static string Plain(string name) => ListText.Compact(name).Trim('*').Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private void RequireComplete(int line, Text text)
    {
        var missing = Enumerable.Range(0, Required).Where(column => positions[column] < 0).Select(column => text["enterprises.import.column-named", Names[column], Title(text, column)]).ToList();
        if (missing.Count > 0)
        {
            throw new TableException("file.columns", line, missing);
        }
    }
}
