using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Features.Enterprises;

/// <summary>How one figure of an enterprise compares with the official bounds of its industry.</summary>
/// <param name="Value">The figure, or null when it is not known.</param>
/// <param name="Reached">The size that the figure alone would give, or null when it is not known.</param>
public sealed record SizeLine(SizeIndicator Indicator, decimal? Value, decimal LargeMin, decimal MediumMin, decimal SmallMin, SizeClass? Reached);

/// <summary>How a size class came about, figure by figure.</summary>
/// <param name="Size">The class, or null when it cannot be computed.</param>
/// <param name="Lines">The figures that count in the industry; none where the official table has no sizes, or the industry is unknown.</param>
public sealed record SizeStory(SizeClass? Size, IReadOnlyList<SizeLine> Lines)
{
    /// <summary>Computes it from the figures.</summary>
    public static SizeStory Of(Codes codes, string? industry, SizeFigures figures)
    {
        var lines = codes.Sizes.ThresholdsFor(industry ?? "").Select(row => Line(row, row.Indicator switch
        {
            SizeIndicator.Employees => figures.Employees,
            SizeIndicator.Revenue => figures.Revenue,
            _ => figures.Assets,
        })).ToList();
        return new(codes.Sizes.Compute(industry, figures), lines);
    }

    private static SizeLine Line(SizeClassThreshold row, decimal? value) => new(row.Indicator, value, row.LargeMin, row.MediumMin, row.SmallMin,
        value is null ? null
        : value >= row.LargeMin ? SizeClass.Large
        : value >= row.MediumMin ? SizeClass.Medium
        : value >= row.SmallMin ? SizeClass.Small
        : SizeClass.Micro);
}
