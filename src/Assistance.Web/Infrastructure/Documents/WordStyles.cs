using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistance.Web.Infrastructure.Documents;

/// <summary>The styles of a Word file, found by name, because Word gives them other identifiers in other languages; what a file lacks is added.</summary>
internal sealed class WordStyles
{
    private const string Latin = "Calibri";
    private const string EastAsian = "SimSun";

    private readonly Dictionary<string, string> ids = [];

    /// <param name="main">The file.</param>
    /// <param name="language">Language of the document.</param>
    public WordStyles(MainDocumentPart main, string language)
    {
        var part = main.StyleDefinitionsPart ?? main.AddNewPart<StyleDefinitionsPart>();
        var styles = part.Styles ??= new Styles();
        var there = styles.Elements<Style>().Where(style => style.Type?.Value == StyleValues.Paragraph && style.StyleId?.Value is not null && style.StyleName?.Val?.Value is not null).ToList();
        foreach (var own in BuiltIn(language).Elements<Style>())
        {
            var name = own.StyleName!.Val!.Value!;
            var found = there.Find(style => string.Equals(style.StyleName!.Val!.Value, name, StringComparison.OrdinalIgnoreCase));
            if (found is null && own.Default?.Value != true)
            {
                var added = (Style)own.CloneNode(true);
                added.StyleId = there.Exists(style => style.StyleId!.Value == own.StyleId!.Value) ? "Assistance" + own.StyleId!.Value : own.StyleId!.Value;
                if (ids.TryGetValue("Normal", out var normal) && added.BasedOn is { } basedOn)
                {
                    basedOn.Val = normal;
                }

                styles.Append(added);
                found = added;
            }

            if (found is not null)
            {
                ids[own.StyleId!.Value!] = found.StyleId!.Value!;
            }
        }
    }

    /// <summary>The identifier that a style of the product has in this file.</summary>
    /// <param name="style">"Heading1", "Cell".</param>
    public string IdOf(string style) => ids[style];

    /// <summary>The product's own styles.</summary>
    /// <param name="language">Language of the document.</param>
    public static Styles BuiltIn(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Latin, HighAnsi = Latin, EastAsia = EastAsian, ComplexScript = Latin },
                new FontSize { Val = "21" },
                new Languages { Val = language.StartsWith("zh", StringComparison.Ordinal) ? "en-US" : language, EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "300", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", [], [], isDefault: true),
        Style("Title", "Title", [new KeepNext(), new SpacingBetweenLines { After = "60" }, new Justification { Val = JustificationValues.Center }], [new Bold(), new FontSize { Val = "32" }]),
        Style("Number", "Number", [new SpacingBetweenLines { After = "240" }, new Justification { Val = JustificationValues.Center }], [new Color { Val = "595959" }]),
        Style("Heading1", "heading 1", [new KeepNext(), new SpacingBetweenLines { Before = "240", After = "80" }, new OutlineLevel { Val = 0 }], [new Bold(), new FontSize { Val = "24" }]),
        Style("Item", "Item", [new Tabs(new TabStop { Val = TabStopValues.Left, Position = 425 }), new Indentation { Left = "425", Hanging = "425" }], []),
        Style("Cell", "Cell", [new SpacingBetweenLines { After = "0", Line = "260", LineRule = LineSpacingRuleValues.Auto }], []),
        Style("CellHead", "Cell head", [new SpacingBetweenLines { After = "0", Line = "260", LineRule = LineSpacingRuleValues.Auto }], [new Bold()]),
        Style("Small", "Small", [new SpacingBetweenLines { After = "0" }], [new FontSize { Val = "12" }]),
        Style("Signature", "Signature", [new KeepNext(), new KeepLines(), new Tabs(new TabStop { Val = TabStopValues.Left, Position = 3400 }, new TabStop { Val = TabStopValues.Left, Position = 6800 }), new SpacingBetweenLines { Before = "480" }], []),
        Style("Foot", "footer", [new Tabs(new TabStop { Val = TabStopValues.Right, Position = WordFile.TextWidth }), new SpacingBetweenLines { After = "0" }], [new Color { Val = "595959" }, new FontSize { Val = "18" }]));

    private static Style Style(string id, string name, OpenXmlElement[] paragraph, OpenXmlElement[] run, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        if (!isDefault)
        {
            style.Append(new BasedOn { Val = "Normal" });
        }

        style.Append(new PrimaryStyle());
        if (paragraph.Length > 0)
        {
            style.Append(new StyleParagraphProperties(paragraph));
        }

        if (run.Length > 0)
        {
            style.Append(new StyleRunProperties(run));
        }

        return style;
    }
}
