using System.Text.RegularExpressions;
using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Tables;

namespace Assistance.Web.Features.Enterprises.Importing;

/// <summary>Checks rows of a list, each by itself and against the codes before it. Every reason is told, not only the first.</summary>
internal sealed partial class ListChecker(ListHeader header, Codes codes, Text text)
{
    // as the form of one enterprise has them
    private const int LongestName = 200;
    private const int LongestAddress = 300;
    private const int LongestProducts = 2000;
    private const int LongestReason = 500;
    private const int LongestContact = 100;
    private const int LongestEmail = 200;
    private const int LongestPhone = 40;
    private const int MostEmployees = 10_000_000;
    private const decimal MostMoney = 1_000_000_000;
    private readonly SeenCodes seen = new();
    private List<ListedRefusal> refusals = [];
    private TableRow row = new(0, []);

    /// <summary>The sentence for a code of refusal.</summary>
    public static string Message(Text text, string code, params object[] arguments) =>
        text["enterprises.import.refused." + code.Replace('.', '-').Replace('_', '-'), arguments];

    /// <summary>Reads a row.</summary>
    /// <param name="refused">Receives the reasons when it is refused.</param>
    /// <returns>The enterprise, or null when it is refused.</returns>
    public ListedEnterprise? Check(TableRow read, List<ListedRefusal> refused)
    {
        (row, refusals) = (read, []);
        var listed = read.IsBroken ? Refuse(null, "row.quotes")
            : read.Cells.Skip(header.Width).Any(cell => !string.IsNullOrWhiteSpace(cell)) ? Refuse(null, "row.columns", header.Width)
            : Read();
        refused.AddRange(refusals);
        return refusals.Count == 0 ? listed : null;
    }

    private ListedEnterprise? Read()
    {
        var reason = Words(ListColumn.OverrideReason, LongestReason);
        var (uscc, irregular) = Code(reason);
        var listed = new ListedEnterprise(
            row.Line, uscc, reason, irregular, Name(), Division(), Industry(),
            (int?)Number(ListColumn.Employees, MostEmployees, whole: true), Number(ListColumn.Revenue, MostMoney), Number(ListColumn.Assets, MostMoney),
            Words(ListColumn.Address, LongestAddress), Products(), Contact());
        RefuseFailedFormulas();
        if (refusals.Count == 0 && !seen.Add(uscc))
        {
            Refuse(ListColumn.Uscc, "uscc.duplicate", uscc);
        }

        return listed;
    }

    // what a formula could not find out is not nothing: read as empty, it would leave what is known as it is
    private void RefuseFailedFormulas()
    {
        foreach (var column in Enum.GetValues<ListColumn>())
        {
            var typed = ListText.Compact(header.Cell(row, column)).ToUpperInvariant();
            if (typed.Length > 1 && typed[0] == '#' && TableFile.FailedFormulas.Contains(typed))
            {
                refusals.RemoveAll(one => one.Field == ListHeader.NameOf(column));
                Refuse(column, "cell.error", typed);
            }
        }
    }

    private (string Uscc, bool IsIrregular) Code(string? reason)
    {
        var typed = ListText.Compact(header.Cell(row, ListColumn.Uscc)).ToUpperInvariant();
        var read = SocialCreditCode.Read(typed, reason);
        if (read.IsValid || read.Error == SocialCreditCode.CheckDigit)
        {
            return (read.Code?.Value ?? typed, !read.IsValid);
        }

        // a spreadsheet program has taken the code for a number: no digit behind the fifteenth is left
        Refuse(ListColumn.Uscc, Power().IsMatch(typed) ? "uscc.number" : "uscc." + read.Error);
        return ("", false);
    }

    private string Name()
    {
        var before = refusals.Count;
        return Words(ListColumn.Name, LongestName) ?? (refusals.Count == before ? Refuse(ListColumn.Name, "name.empty") : null) ?? "";
    }

    private string Division()
    {
        var typed = ListText.Words(header.Cell(row, ListColumn.Division));
        var code = ListText.Compact(typed.Split(' ')[0]);
        var found = codes.Divisions.Find(code) ?? codes.Divisions.Find(ListText.Compact(typed));
        return found?.Code ?? Refuse(ListColumn.Division, typed.Length == 0 ? "division.empty" : "division.unknown", Shortened(typed)) ?? "";
    }

    private string? Industry()
    {
        var typed = ListText.Words(header.Cell(row, ListColumn.Industry));
        if (typed.Length == 0)
        {
            return null;
        }

        var code = ListText.Compact(typed.Split(' ')[0]).ToUpperInvariant();
        var found = codes.Industries.Find(code)
            // "C3451": the letter of the section in front
            ?? (code.Length > 1 && codes.Industries.Find(code[1..]) is { } inside && inside.Section == code[..1] ? inside : null);
        return found is { Level: not "section" } ? found.Code : Refuse(ListColumn.Industry, "industry.unknown", Shortened(typed));
    }

    private decimal? Number(ListColumn column, decimal most, bool whole = false)
    {
        var typed = ListText.Compact(header.Cell(row, column));
        if (typed.Length == 0)
        {
            return null;
        }

        var number = ListText.Number(typed);
        if (number is not { } value || value < 0 || value > most || (whole && decimal.Truncate(value) != value))
        {
            Refuse(column, "number.invalid", Shortened(typed), most.ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
            return null;
        }

        // to a cent; spreadsheets write 0.1 + 0.2 with seventeen digits
        return decimal.Round(value, 6);
    }

    private string[]? Products() => Words(ListColumn.Products, LongestProducts) is null ? null : ListText.Parts(header.Cell(row, ListColumn.Products));

    private ListedContact? Contact()
    {
        var name = Words(ListColumn.ContactName, LongestContact);
        var (title, phone) = (Words(ListColumn.ContactTitle, LongestContact), Words(ListColumn.ContactPhone, LongestPhone));
        var email = ListText.Compact(header.Cell(row, ListColumn.ContactEmail));
        if (email.Length > 0 && (email.Length > LongestEmail || !Email().IsMatch(email)))
        {
            Refuse(ListColumn.ContactEmail, "email.invalid", Shortened(email));
        }

        if (name is null && (title is not null || phone is not null || email.Length > 0))
        {
            Refuse(ListColumn.ContactName, "contact.name");
        }

        return name is null ? null : new(name, title, email.Length > 0 ? email : null, phone);
    }

    private string? Words(ListColumn column, int longest)
    {
        var words = ListText.Words(header.Cell(row, column));
        return words.Length > longest ? Refuse(column, "text.long", longest) : words.Length > 0 ? words : null;
    }

    private string? Refuse(ListColumn column, string code, params object[] arguments)
    {
        refusals.Add(new(row.Line, ListHeader.NameOf(column), code, Message(text, code, arguments)));
        return null;
    }

    private ListedEnterprise? Refuse(ListedEnterprise? nothing, string code, params object[] arguments)
    {
        refusals.Add(new(row.Line, "", code, Message(text, code, arguments)));
        return nothing;
    }

    private static string Shortened(string typed) => typed.Length > 40 ? new System.Globalization.StringInfo(typed).SubstringByTextElements(0, 20) + "…" : typed;

    [GeneratedRegex(@"^\d(\.\d+)?E\+\d+$")]
    private static partial Regex Power();

    [GeneratedRegex(@"^[^@\s""<>(),;:\\]+@[^@\s""<>(),;:\\]+\.[^@\s""<>(),;:\\.]+$")]
    private static partial Regex Email();
}
