using System.Globalization;
using Assistance.Web.Infrastructure.Files;

namespace Assistance.Web.Tests.Infrastructure.Files;

public class FileNamesTests
{
    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\Windows\\win.ini", "win.ini.pdf")]
    [InlineData("a\0b.pdf", "ab.pdf")]
    [InlineData("invoice\u202Efdp.pdf", "invoicefdp.pdf")]
    [InlineData("re\u200Bport.p\u200Bdf", "report.pdf")]
    [InlineData("CON", "_CON.pdf")]
    [InlineData("con.pdf", "_con.pdf")]
    [InlineData("LPT1.tar.pdf", "_LPT1.tar.pdf")]
    [InlineData("a.pdf::$DATA", "a.pdf__$DATA.pdf")]
    [InlineData("  . .pdf", "file.pdf")]
    [InlineData("", "file.pdf")]
    [InlineData("photo.png", "photo.pdf")]
    [InlineData("line\r\nbreak.pdf", "linebreak.pdf")]
    [InlineData("\u3164.pdf", "file.pdf")]
    [InlineData("UPPER.PDF", "UPPER.pdf")]
    public void A_name_is_shown_without_what_could_mislead(string given, string shown) =>
        Assert.Equal(shown, FileNames.Display(FileNames.Clean(given), FileKind.Pdf));

    [Theory]
    [InlineData("run.exe")]
    [InlineData("run.ex\u200Be")]
    [InlineData("run.exe. ")]
    [InlineData("run.\u202Eexe")]
    [InlineData("page.html")]
    [InlineData("drawing.SVG")]
    [InlineData("table.xlsm")]
    public void What_a_desktop_carries_out_is_refused_however_it_is_written(string name) =>
        Assert.True(FileNames.IsRefused(FileNames.Extension(FileNames.Clean(name))));

    [Fact]
    public void Two_hundred_hostile_names_become_harmless_ones()
    {
        string[] tricks =
        [
            "\0", "\u200B", "\u200E", "\u200F", "\u202A", "\u202E", "\u2066", "\u2069", "\uFEFF", "\u00AD", "\u2028", "\u2029", "\u3164", "\u115F",
            "\uFFFD", "\uE000", "\uD800", "\r\n", "\t", "\u001B[31m",
        ];
        string[] names = ["..", "../", "..\\..\\", "CON", "nul.txt", "a:b", "x|y", ".", " ", "plain", new string('n', 400)];
        var hostile = tricks.SelectMany(_ => names, (trick, name) => trick + name + trick + ".pdf").ToList();
        Assert.True(hostile.Count >= 200);

        foreach (var name in hostile)
        {
            var shown = FileNames.Display(FileNames.Clean(name), FileKind.Pdf);

            Assert.EndsWith(".pdf", shown, StringComparison.Ordinal);
            Assert.InRange(shown.Length, 5, 130);
            Assert.DoesNotContain(shown, c => char.IsControl(c) || char.IsSurrogate(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal)
                || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            Assert.DoesNotMatch("(?i)^(con|nul)\\.", shown);
            Assert.NotEqual('.', shown[0]);
        }
    }
}
