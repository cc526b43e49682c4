using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistance.Web.Tests.Infrastructure.Documents;

/// <summary>A Word file as it was sent: it is valid, and has Chinese type and page numbers.</summary>
/// <param name="Text">Its paragraphs, one a line.</param>
/// <param name="Name">The name it is to be saved under.</param>
internal sealed record WordText(string Text, string Name, byte[] Bytes)
{
    /// <summary>Downloads and checks a file.</summary>
    public static async Task<WordText> Get(Browser browser, string path)
    {
        using var answer = await browser.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}");
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", answer.Content.Headers.ContentType?.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var name = answer.Content.Headers.ContentDisposition!;
        return Of(bytes, name.FileNameStar ?? name.FileName ?? "");
    }

    /// <summary>Checks a file.</summary>
    public static WordText Of(byte[] bytes, string name)
    {
        using var stream = new MemoryStream(bytes);
        using var file = WordprocessingDocument.Open(stream, false);
        var faults = new OpenXmlValidator(FileFormatVersions.Office2013).Validate(file).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        var main = file.MainDocumentPart!;
        Assert.Equal("SimSun", main.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.RunFonts!.EastAsia!.Value);
        Assert.Contains(main.FooterParts.Single().Footer.Descendants<SimpleField>(), field => field.Instruction == "PAGE");
        return new(string.Join('\n', main.Document.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText)), name, bytes);
    }

    /// <summary>Asserts that it holds the texts.</summary>
    public WordText Holds(params string[] texts)
    {
        Assert.All(texts, text => Assert.Contains(text, Text, StringComparison.Ordinal));
        return this;
    }

    /// <summary>The text that LibreOffice prints of it, page by page parted by form feeds; null where LibreOffice or pdftotext is missing.</summary>
    public async Task<string?> Printed()
    {
        if (!File.Exists("/usr/bin/soffice") || !File.Exists("/usr/bin/pdftotext"))
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("assistance_word_").FullName;
        try
        {
            var file = Path.Combine(folder, "document.docx");
            await File.WriteAllBytesAsync(file, Bytes);
            await Run("/usr/bin/soffice", $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, file);
            return await Run("/usr/bin/pdftotext", "-layout", Path.Combine(folder, "document.pdf"), "-");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
