using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Assistance.Web.Infrastructure.Commands;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>Reads and writes case files. What the schema does not allow is refused, every field by its path.</summary>
public static class CaseFileJson
{
    /// <summary>No case file is larger; 64 MB are some ten thousand cases.</summary>
    public const int LargestFile = 64 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
    };

    private static readonly Lazy<JsonSchema> Schema = new(LoadSchema);

    /// <summary>Reads a file.</summary>
    /// <exception cref="RefusedException">It is no JSON, or not of the format.</exception>
    public static CaseFile Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > LargestFile)
        {
            throw new RefusedException(new Refusal("", "casefile.too-large", "casefiles.refused.too-large"));
        }

        try
        {
            using var document = JsonDocument.Parse(WithoutMark(utf8), Strict);
            var refusals = Schema.Value.Check(document.RootElement).ToList();
            return refusals.Count == 0
                ? document.RootElement.Deserialize<CaseFile>(Options)!
                : throw new RefusedException([.. refusals]);
        }
        catch (JsonException broken)
        {
            throw new RefusedException(new Refusal(broken.Path ?? "", "casefile.json", "casefiles.refused.json", broken.LineNumber + 1 ?? 0));
        }
    }

    /// <summary>Writes a file as people can read it, each case as it comes.</summary>
    /// <param name="head">All but the cases.</param>
    public static async Task WriteAsync(Stream into, CaseFile head, IAsyncEnumerable<CaseEntry> cases, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(into, new Streamed(head.Format, head.Language, head.Note, head.AsOf, head.Calendar, head.Policy, cases), Options, cancellationToken);
        into.WriteByte((byte)'\n');
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static JsonSchema LoadSchema()
    {
        using var stream = typeof(CaseFileJson).Assembly.GetManifestResourceStream("case-file.schema.json")
            ?? throw new InvalidOperationException("The schema of case files is not part of the program.");
        return JsonSchema.Load(stream);
    }

    /// <summary>A <see cref="CaseFile"/> whose cases are not there yet: the same names in the same order.</summary>
    private sealed record Streamed(string Format, string Language, string? Note, DateOnly AsOf, string? Calendar, JsonObject? Policy, IAsyncEnumerable<CaseEntry> Cases);
}
