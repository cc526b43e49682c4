using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Tests.Features.CaseFiles;

public class CaseFileRefusalTests
{
    private static readonly Codes codes = Codes.Load();

    public static TheoryData<string, string, Action<JsonObject>> WrongShapes => new()
    {
        { "$.cases[1].commitments[2].colour", "casefile.unknown-field", file => file.Record(1, "commitments", 2)["colour"] = "red" },
        { "$.author", "casefile.unknown-field", file => file["author"] = "me" },
        { "$.cases[0].visits[1].hours", "casefile.missing-field", file => file.Record(0, "visits", 1).Remove("hours") },
        { "$.cases[0].agreement", "casefile.missing-field", file => file.Case(0).Remove("agreement") },
        { "$.format", "casefile.enum", file => file["format"] = "assistance-cases/2" },
        { "$.cases[0].commitments[0].status", "casefile.enum", file => file.Record(0, "commitments", 0)["status"] = "finished" },
        { "$.cases[0].commitments[0].due", "casefile.date", file => file.Record(0, "commitments", 0)["due"] = "2026-02-30" },
        { "$.cases[0].commitments[0].progress[0].percent", "casefile.range", file => file.Record(0, "commitments", 0)["progress"]![0]!["percent"] = 101 },
        { "$.cases[0].visits[0].cost_to_enterprise_cny", "casefile.enum", file => file.Record(0, "visits", 0)["cost_to_enterprise_cny"] = 100 },
        { "$.cases[0].enterprise.employees", "casefile.type", file => file.Case(0)["enterprise"]!["employees"] = "many" },
        { "$.cases[0].problems[0].domains", "casefile.empty", file => file.Record(0, "problems", 0)["domains"] = new JsonArray() },
        { "$.cases[0].agreement.no", "casefile.pattern", file => file.Case(0)["agreement"]!["no"] = "BF-1" },
    };

    public static TheoryData<string, string, Action<JsonObject>> WrongFacts => new()
    {
        { "$.cases", "casefile.twice", file => file.Case(1)["id"] = 1 },
        { "$.cases[0].enterprise.uscc", "casefile.uscc", file => file.Case(0)["enterprise"]!["uscc"] = "91210211XN0000012A" },
        { "$.cases[0].enterprise.division", "casefile.unknown-code", file => file.Case(0)["enterprise"]!["division"] = "999999" },
        { "$.cases[0].enterprise.industry", "casefile.unknown-code", file => file.Case(0)["enterprise"]!["industry"] = "9999" },
        { "$.cases[0].remedies[0].service", "casefile.unknown-code", file => file.Record(0, "remedies", 0)["service"] = "CER-99" },
        { "$.cases[0].remedies[0].problem", "casefile.unknown-code", file => file.Record(0, "remedies", 0)["problem"] = "P9" },
        { "$.cases[0].commitments[0].problem", "casefile.unknown-code", file => file.Record(0, "commitments", 0)["problem"] = "P9" },
        { "$.cases[1].commitments[2].escalations[0].cause", "casefile.unknown-code", file => file.Record(1, "commitments", 2)["escalations"]![0]!["cause"] = "SUPPLIER" },
        { "$.cases[0].commitments[0].closed_on", "casefile.after-as-of", file => file.Record(0, "commitments", 0)["closed_on"] = "2026-11-21" },
        { "$.cases[0].commitments[0].evidence[0].submitted_on", "casefile.order", file => file.Record(0, "commitments", 0)["evidence"]![0]!["submitted_on"] = "2025-11-05" },
        { "$.cases[0].consultations[0].on", "casefile.order", file => file.Record(0, "consultations", 0)["on"] = "2025-09-22" },
        { "$.cases[1].commitments[2].escalations[0].on", "casefile.order", file => file.Record(1, "commitments", 2)["escalations"]![0]!["on"] = "2026-10-30" },
        { "$.cases[0].commitments[0].verification", "casefile.verification", file => file.Record(0, "commitments", 0)["verification"] = null },
        { "$.cases[3].outcome.result", "casefile.closed-with-open", file => file.Case(3)["outcome"]!["result"] = "closed_effective" },
        { "$.cases[0].agreement.end", "casefile.order", file => file.Case(0)["agreement"]!["end"] = "2025-09-14" },
    };

    [Theory]
    [MemberData(nameof(WrongShapes))]
    public void What_the_schema_does_not_allow_is_refused_by_its_path(string path, string code, Action<JsonObject> change)
    {
        var refusal = Assert.Single(Assert.Throws<RefusedException>(() => CaseFileJson.Read(Samples.With(change))).Refusals);
        Assert.Equal((path, code), (refusal.Path, refusal.Code));
    }

    [Theory]
    [MemberData(nameof(WrongFacts))]
    public void What_cannot_be_is_refused_by_its_path(string path, string code, Action<JsonObject> change) =>
        Assert.Contains(
            (path, code), new CaseFileChecks(CaseFileJson.Read(Samples.With(change)), codes).Check().Select(refusal => (refusal.Path, refusal.Code)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"format\": ")]
    [InlineData("{\"format\":\"assistance-cases/1\",\"format\":\"assistance-cases/1\"}")]
    [InlineData("\u0000\u0001")]
    public void What_is_no_case_file_is_refused_with_a_sentence(string text) =>
        Assert.NotEmpty(Assert.Throws<RefusedException>(() => CaseFileJson.Read(Encoding.UTF8.GetBytes(text))).Refusals);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void The_samples_fit_the_schema_and_make_sense(string language) =>
        Assert.Empty(new CaseFileChecks(CaseFileJson.Read(Samples.Bytes(Samples.Of(language))), codes).Check());

    [Fact]
    public void The_published_schema_names_exactly_the_fields_of_the_records()
    {
        using var schema = JsonDocument.Parse(typeof(CaseFileJson).Assembly.GetManifestResourceStream("case-file.schema.json")!);
        var named = Objects(schema.RootElement).Select(Names).Where(names => names.Length > 0).Order(StringComparer.Ordinal).ToList();
        var records = typeof(CaseFile).Assembly.GetTypes()
            .Where(type => type == typeof(CaseFile) || (type.Namespace == typeof(CaseFile).Namespace && type.IsPublic && type.Name.EndsWith("Entry", StringComparison.Ordinal)))
            .Select(type => string.Join(' ', type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(NameOf).Order(StringComparer.Ordinal)))
            .ToList();
        Assert.NotEmpty(records);
        Assert.All(records, record => Assert.Contains(record, named));
    }

    private static IEnumerable<JsonElement> Objects(JsonElement root) =>
        root.GetProperty("$defs").EnumerateObject().Select(one => one.Value).Append(root).Where(one => one.TryGetProperty("properties", out _));

    private static string Names(JsonElement schema) =>
        string.Join(' ', schema.GetProperty("properties").EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
}
