namespace Assistance.Web.Infrastructure.Files;

/// <summary>A kind of file that is taken, known by its content, whatever its name says.</summary>
/// <param name="ContentType">Media type it is sent with.</param>
/// <param name="Extensions">Extensions it may have, without the dot; the first one is given to a file that has another.</param>
public sealed record FileKind(string ContentType, params string[] Extensions)
{
    public static readonly FileKind Pdf = new("application/pdf", "pdf");
    public static readonly FileKind Jpeg = new("image/jpeg", "jpg", "jpeg", "jpe", "jfif");
    public static readonly FileKind Png = new("image/png", "png");
    public static readonly FileKind Webp = new("image/webp", "webp");
    public static readonly FileKind Heic = new("image/heic", "heic", "heif");
    public static readonly FileKind Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
    public static readonly FileKind Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
    public static readonly FileKind Pptx = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx");
    public static readonly FileKind Odt = new("application/vnd.oasis.opendocument.text", "odt");
    public static readonly FileKind Ods = new("application/vnd.oasis.opendocument.spreadsheet", "ods");
    public static readonly FileKind Odp = new("application/vnd.oasis.opendocument.presentation", "odp");

    /// <summary>GB/T 33190, the fixed-layout format of Chinese offices.</summary>
    public static readonly FileKind Ofd = new("application/ofd", "ofd");
    public static readonly FileKind Csv = new("text/csv", "csv");
    public static readonly FileKind Txt = new("text/plain", "txt");

    /// <summary>All kinds that are taken.</summary>
    public static IReadOnlyList<FileKind> All { get; } = [Pdf, Jpeg, Png, Webp, Heic, Docx, Xlsx, Pptx, Odt, Ods, Odp, Ofd, Csv, Txt];

    /// <summary>What a file input offers by itself.</summary>
    public static string Accept { get; } = string.Join(',', All.SelectMany(kind => kind.Extensions).Select(extension => "." + extension));

    /// <summary>Whether files of the media type are pictures.</summary>
    public static bool IsImage(string contentType) => contentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Whether a browser may show files of the media type inside a page: pictures that every browser knows and none executes.</summary>
    public static bool IsShownInline(string contentType) =>
        contentType == Jpeg.ContentType || contentType == Png.ContentType || contentType == Webp.ContentType;

    /// <summary>Whether the kind may have the extension.</summary>
    public bool Has(string extension) => Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
}
