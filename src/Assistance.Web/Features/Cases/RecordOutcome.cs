using System.Globalization;
using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Cases;

/// <summary>The measured results as they stand.</summary>
public sealed record GetOutcome(string Reference) : IRequest<OutcomeView>;

/// <summary>The measured results as they stand.</summary>
/// <param name="RowVersion">Version of the case; a form opened on an older one is stale.</param>
public sealed record OutcomeView(IReadOnlyList<OutcomeMeasure> Measures, int RowVersion);

/// <summary>One line of the form; a line without a name is left out.</summary>
public sealed record MeasureInput
{
    /// <summary>What is measured.</summary>
    public string Name { get; set; } = "";

    /// <summary>Unit, as written.</summary>
    public string Unit { get; set; } = "";

    /// <summary>Baseline.</summary>
    public decimal? Before { get; set; }

    /// <summary>Target.</summary>
    public decimal? Target { get; set; }

    /// <summary>Result, or null while it is not measured.</summary>
    public decimal? After { get; set; }

    /// <summary>Day of the result.</summary>
    public DateOnly? On { get; set; }

    /// <summary>Whether anything was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Unit) && Before is null && Target is null && After is null && On is null;

    /// <summary>The line as it stands in the case.</summary>
    public static MeasureInput Of(OutcomeMeasure measure) => new()
    {
        Name = measure.Name,
        Unit = measure.Unit,
        Before = measure.Before,
        Target = measure.Target,
        After = measure.After,
        On = measure.On,
    };
}

/// <summary>Records the measured results of a case. What was attested and has not changed stays attested.</summary>
/// <param name="RowVersion">Version of the case that the form was opened on.</param>
public sealed record RecordOutcome(string Reference, int RowVersion, IReadOnlyList<MeasureInput> Measures) : IRequest<Unit>;

internal sealed class RecordOutcomeValidator : AbstractValidator<RecordOutcome>
{
    public RecordOutcomeValidator(TimeProvider clock, Infrastructure.Localization.Text text)
    {
        var tomorrow = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddDays(1));
        RuleFor(command => command.Measures).Must(lines => lines.Any(line => !line.IsEmpty)).WithMessage(_ => text["cases.outcome.none"]);
        RuleForEach(command => command.Measures).Where(line => !line.IsEmpty).ChildRules(line =>
        {
            line.RuleFor(one => one.Name).NotEmpty().MaximumLength(200);
            line.RuleFor(one => one.Unit).MaximumLength(40);
            line.RuleFor(one => one.On).LessThanOrEqualTo(tomorrow).WithMessage(_ => text["cases.outcome.future"]);
            line.RuleFor(one => one.On).NotNull().When(one => one.After is not null).WithMessage(_ => text["cases.outcome.day"]);
        });
    }
}

internal sealed class GetOutcomeHandler(AssistanceDb db) : IRequestHandler<GetOutcome, OutcomeView>
{
    public async Task<OutcomeView> Handle(GetOutcome request, CancellationToken cancellationToken) =>
        await db.Cases.Where(one => one.Reference == request.Reference)
            .Select(one => new OutcomeView(one.Measures, one.RowVersion))
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
}

internal sealed class RecordOutcomeHandler(AssistanceDb db, CurrentUser user, Infrastructure.Localization.Text text) : IRequestHandler<RecordOutcome, Unit>
{
    public async Task<Unit> Handle(RecordOutcome request, CancellationToken cancellationToken)
    {
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        await db.RequireSeenAsync(
            found, found.CaseId.Value, request.RowVersion, user.Act.At, cancellationToken, Compare([.. found.Measures.Select(MeasureInput.Of)], request.Measures));
        found.Measure([.. request.Measures.Where(line => !line.IsEmpty).Select(line => Taken(line, found.Measures))], user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private ConflictField[] Compare(IReadOnlyList<MeasureInput> saved, IReadOnlyList<MeasureInput> typed)
    {
        return [.. Enumerable.Range(0, Math.Max(saved.Count, typed.Count)).SelectMany(Line).Where(field => field.Saved.Length + field.Typed.Length > 0)];

        IEnumerable<ConflictField> Line(int i)
        {
            var (had, has) = (saved.ElementAtOrDefault(i) ?? new(), typed.ElementAtOrDefault(i) ?? new());
            yield return Cell(i, nameof(had.Name), had.Name, has.Name);
            yield return Cell(i, nameof(had.Unit), had.Unit, has.Unit);
            yield return Cell(i, nameof(had.Before), Number(had.Before), Number(has.Before));
            yield return Cell(i, nameof(had.Target), Number(had.Target), Number(has.Target));
            yield return Cell(i, nameof(had.After), Number(had.After), Number(has.After));
            yield return Cell(i, nameof(had.On), Day(had.On), Day(has.On));
        }

        ConflictField Cell(int i, string field, string had, string has) => new(
            $"Measures[{i}].{field}", had, has.Trim(), Label: $"{text["cases.outcome.line", i + 1]} · {FieldNames.Label(text, "cases", field) ?? field}");
    }

    private static string Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static OutcomeMeasure Taken(MeasureInput line, IReadOnlyList<OutcomeMeasure> known)
    {
        var taken = new OutcomeMeasure(line.Name.Trim(), line.Unit.Trim(), line.Before, line.Target, line.After, line.On, null);
        return known.FirstOrDefault(measure => measure with { AttestedBy = null } == taken) ?? taken;
    }
}
