namespace Assistance.Web.Features.Enterprises;

/// <summary>Addresses of the pages about enterprises. An enterprise is named by its social credit code, which is letters and digits only.</summary>
public static class EnterprisesLinks
{
    /// <summary>The list.</summary>
    public const string List = "/enterprises";

    /// <summary>Taking one into the register.</summary>
    public const string Add = "/enterprises/add";

    /// <summary>Divisions that fit what is typed, for inputs that suggest while one types: a list of options.</summary>
    public const string SuggestDivisions = "/enterprises/suggest/divisions";

    /// <summary>Industries that fit what is typed.</summary>
    public const string SuggestIndustries = "/enterprises/suggest/industries";

    /// <summary>Handing in a list of enterprises.</summary>
    public const string Import = "/enterprises/import";

    /// <summary>What a list that was handed in would do, and applying it.</summary>
    public static string CheckList(Guid file) => $"{Import}/{file}";

    /// <summary>Why rows of it are refused, as a table to save.</summary>
    public static string RefusedRows(Guid file) => CheckList(file) + "/refused";

    /// <summary>Everything about one.</summary>
    /// <param name="uscc">Unified social credit code.</param>
    public static string Details(string uscc) => $"/enterprises/{Uri.EscapeDataString(uscc)}";

    /// <summary>Changing what is known about one.</summary>
    public static string Edit(string uscc) => Details(uscc) + "/edit";

    /// <summary>Correcting its social credit code.</summary>
    public static string CorrectCode(string uscc) => Details(uscc) + "/code";

    /// <summary>The list, with those whose name or code holds the text.</summary>
    public static string Named(string text) => $"{List}?q={Uri.EscapeDataString(text)}";
}
