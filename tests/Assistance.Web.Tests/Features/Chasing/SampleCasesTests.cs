using System.Globalization;
using System.Text.Json;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Overdue;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Chasing;

/// <summary>The seven sample cases, as of the day on which their file was written.</summary>
public abstract class SampleCasesTests(AssistanceApp app, string language) : WebTest(app)
{
    private static readonly DateOnly asOf = new(2026, 11, 20);

    [Fact]
    public async Task The_overdue_review_agrees_with_what_the_file_expects_and_the_sweep_raises_exactly_two_of_level_3_once()
    {
        var file = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "ReferenceData", $"sample_cases.{language}.json"));
        await App.SendAsSystem(new ImportCases(file), asOf);

        var items = await App.SendAsSystem(new ReviewOverdue(asOf), asOf);
        Assert.Equal(Expected(file), items.Select(item => $"{item.Reference} {item.Number} {item.WorkingDays} {item.Level}").Order(StringComparer.Ordinal));

        var first = await App.Sweep(asOf, today: asOf);
        var levels = first.Raised.Where(item => item.Kind == DeadlineKind.CommitmentDue && item.Level > 0).Select(item => $"{item.Case} {item.Commitment} {item.Rung}").Order(StringComparer.Ordinal);
        Assert.Equal(["BF-330902-2026-002 C3 L3", "BF-610722-2026-001 C1 L3"], levels);
        Assert.Equal(2, first.Raised.Count(item => item.Level == 3));
        Assert.Empty((await App.Sweep(asOf, today: asOf)).Raised);
    }

    private static IEnumerable<string> Expected(byte[] file)
    {
        using var json = JsonDocument.Parse(file);
        return [.. json.RootElement.GetProperty("cases").EnumerateArray()
            .SelectMany(one => one.GetProperty("commitments").EnumerateArray(), (one, commitment) => (Reference: one.GetProperty("agreement").GetProperty("no").GetString(), Commitment: commitment))
            .Where(one => one.Commitment.GetProperty("expected_as_of").GetProperty("is_overdue").GetBoolean())
            .Select(one => string.Create(CultureInfo.InvariantCulture,
                $"{one.Reference} {one.Commitment.GetProperty("no").GetString()} {one.Commitment.GetProperty("expected_as_of").GetProperty("workdays_overdue").GetInt32()} {one.Commitment.GetProperty("expected_as_of").GetProperty("escalation_level_by_rule").GetInt32()}"))
            .Order(StringComparer.Ordinal)];
    }
}

public sealed class ChineseSampleCasesTests(AssistanceApp app) : SampleCasesTests(app, "zh");

public sealed class EnglishSampleCasesTests(AssistanceApp app) : SampleCasesTests(app, "en");
