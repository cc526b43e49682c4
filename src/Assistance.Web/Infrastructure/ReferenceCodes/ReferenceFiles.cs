using System.Globalization;
using System.Text;
using CsvHelper;

namespace Assistance.Web.Infrastructure.ReferenceCodes;

/// <summary>The files of ReferenceData, which stand beside the program.</summary>
public static class ReferenceFiles
{
    /// <summary>The path of a file.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "ReferenceData", name);

    /// <summary>The rows of a CSV file, each by the names of its columns.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Csv(string path) => Csv(File.OpenRead(path));

    /// <summary>The rows of a CSV file that is open; it is closed at the end.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Csv(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        if (!csv.Read() || !csv.ReadHeader())
        {
            yield break;
        }

        var columns = csv.HeaderRecord ?? [];
        while (csv.Read())
        {
            yield return columns.Select((name, position) => (name, value: csv.GetField(position) ?? "")).ToDictionary(cell => cell.name, cell => cell.value);
        }
    }
}
