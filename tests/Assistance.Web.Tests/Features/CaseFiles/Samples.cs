using System.Text;
using System.Text.Json.Nodes;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Tests.Features.CaseFiles;

/// <summary>The sample case files, and changes made to them.</summary>
internal static class Samples
{
    /// <summary>The day on which they were true.</summary>
    public static readonly DateOnly AsOf = new(2026, 11, 20);

    /// <summary>A sample as JSON.</summary>
    public static JsonObject Of(string language) =>
        JsonNode.Parse(File.ReadAllText(ReferenceFiles.PathOf($"sample_cases.{language}.json")))!.AsObject();

    /// <summary>The English sample with a change.</summary>
    public static byte[] With(Action<JsonObject> change)
    {
        var sample = Of("en");
        change(sample);
        return Bytes(sample);
    }

    /// <summary>JSON as a file.</summary>
    public static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    /// <summary>The case at a position, from 0.</summary>
    public static JsonObject Case(this JsonObject file, int position) => file["cases"]![position]!.AsObject();

    /// <summary>A record of a case: Record(file, 1, "commitments", 2).</summary>
    public static JsonObject Record(this JsonObject file, int position, string list, int at) => file.Case(position)[list]![at]!.AsObject();

    /// <summary>Every commitment with the reference of its case.</summary>
    public static IEnumerable<(string Case, JsonObject Commitment)> Commitments(this JsonObject file) =>
        from one in file["cases"]!.AsArray()
        from commitment in one!["commitments"]!.AsArray()
        select ((string)one["agreement"]!["no"]!, commitment!.AsObject());
}
