using System.Globalization;

namespace Assistance.Web.Infrastructure.Tables;

/// <summary>Cells of tables that the product writes.</summary>
public static class TableCell
{
    /// <summary>
    /// The text so that no spreadsheet program takes it for a formula: one that begins with = + - @ (also full-width, also behind blanks and
    /// characters that cannot be seen), a tab or a line break gets an apostrophe in front. A number stays a number.
    /// </summary>
    public static string Safe(string? text)
    {
        if (string.IsNullOrEmpty(text) || decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            return text ?? "";
        }

        var first = text.FirstOrDefault(sign => !IsUnseen(sign));
        return text[0] is '\t' or '\r' or '\n' || first is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' ? "'" + text : text;
    }

    private static bool IsUnseen(char sign) =>
        char.IsWhiteSpace(sign) || char.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Control;
}
