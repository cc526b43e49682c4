using Assistance.Domain.Common;

namespace Assistance.Web.Features.Files;

/// <summary>Addresses of files.</summary>
public static class FilesLinks
{
    /// <summary>Saves the file on the reader's computer.</summary>
    public static string Download(StoredFileId id) => $"/files/{id}";

    /// <summary>The picture, to be shown inside a page; only for jpg, png and webp.</summary>
    public static string Image(StoredFileId id) => $"/files/{id}/image";
}
