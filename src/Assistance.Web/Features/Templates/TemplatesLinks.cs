using Assistance.Domain.Cases;

namespace Assistance.Web.Features.Templates;

/// <summary>Addresses of the templates of documents.</summary>
public static class TemplatesLinks
{
    /// <summary>文书模板: all of them.</summary>
    public const string List = "/admin/templates";

    /// <summary>The template of one document in one language.</summary>
    public static string Show(DocumentKind kind, string language) => $"{List}/{kind}/{language}";

    /// <summary>A version as a Word file.</summary>
    /// <param name="version">Its number; 0 for the product's own.</param>
    public static string Download(DocumentKind kind, string language, int version) => $"{Show(kind, language)}?version={version}";

    /// <summary>A document with invented contents, made from the template in force.</summary>
    public static string Example(DocumentKind kind, string language) => $"{Show(kind, language)}?example=true";
}
