namespace Assistance.Web.Features.Shared;

/// <summary>
/// Where a date stands on a promise line, in percent of its width. The scale is piecewise: order is true, the far past is squeezed.
/// The full form spreads the days that matter; the row form puts the due date (or, once confirmed, the confirmation) at the same place in
/// every row, so that lateness compares down a column.
/// </summary>
public sealed class PromiseScale
{
    /// <summary>Left end of both forms.</summary>
    public const double Left = 2;

    /// <summary>Right end of the full form.</summary>
    public const double FullRight = 98;

    /// <summary>Right end of the row form.</summary>
    public const double RowRight = 97;

    /// <summary>Place of the due date in a row.</summary>
    public const double RowDue = 52;

    /// <summary>Place of the due date in a row with a verification to follow, whose last day stands at the right end.</summary>
    public const double RowDueWithVerification = 38;

    /// <summary>Calendar days from the due date to the right end of a row.</summary>
    public const int RowDays = 35;

    private readonly Func<DateOnly, double> at;

    private PromiseScale(Func<DateOnly, double> at) => this.at = at;

    /// <summary>The place of a date.</summary>
    public double At(DateOnly date) => at(date);

    /// <summary>The scale of the full form, for the dates that the line shows.</summary>
    public static PromiseScale Full(PromiseLine line)
    {
        var dates = Shown(line).Distinct().Order().ToList();
        if (dates.Count == 1)
        {
            return new(_ => Left);
        }

        // every gap gets room for its labels, and more of it the longer it is, up to a limit
        var gaps = dates.Zip(dates.Skip(1), (from, to) => 4 + Math.Min(Math.Sqrt(to.DayNumber - from.DayNumber), 11)).ToArray();
        var places = Places(gaps);
        (DateOnly From, DateOnly To, double Room)[] labels =
        [
            (line.Agreed, line.OriginalDue, 12),
            (line.OriginalDue, line.Due, 18),
            (line.Due, line.VerifyBy ?? line.Due, 38),
        ];
        for (var round = 0; round < 4; round++)
        {
            foreach (var (from, to, room) in labels.Where(l => l.From < l.To))
            {
                var (first, last) = (dates.IndexOf(from), dates.IndexOf(to));
                var have = places[last] - places[first];
                for (var gap = first; gap < last && have < room; gap++)
                {
                    gaps[gap] *= room / have;
                }

                places = Places(gaps);
            }
        }

        return new(date => Between(dates, places, date));
    }

    /// <summary>The scale of the row form.</summary>
    public static PromiseScale Row(PromiseLine line)
    {
        var verification = line.Confirmed is not null && line.VerifyBy > line.Confirmed;
        var pivot = verification ? line.Confirmed!.Value : line.Due;
        var pivotAt = verification ? RowDueWithVerification : RowDue;
        var perDay = verification
            ? (RowRight - pivotAt) / (line.VerifyBy!.Value.DayNumber - pivot.DayNumber)
            : (RowRight - pivotAt) / RowDays;
        var past = Math.Max(1, pivot.DayNumber - Math.Min(line.Agreed.DayNumber, line.OriginalDue.DayNumber));
        return new(date =>
        {
            var days = date.DayNumber - pivot.DayNumber;
            return days >= 0
                ? Math.Min(RowRight, pivotAt + (days * perDay))
                : Math.Max(Left, pivotAt - ((pivotAt - Left) * Math.Sqrt(Math.Min(1.0, (double)-days / past))));
        });
    }

    private static IEnumerable<DateOnly> Shown(PromiseLine line)
    {
        DateOnly?[] dates = [line.Agreed, line.OriginalDue, line.Due, line.Confirmed, line.VerifyBy, line.Verified, line.Ended, line.Open ? line.Today : null];
        return dates.OfType<DateOnly>().Concat(line.Rungs.Select(r => r.Day));
    }

    private static double[] Places(double[] gaps)
    {
        var unit = (FullRight - Left) / gaps.Sum();
        var places = new double[gaps.Length + 1];
        places[0] = Left;
        for (var i = 0; i < gaps.Length; i++)
        {
            places[i + 1] = places[i] + (gaps[i] * unit);
        }

        return places;
    }

    private static double Between(List<DateOnly> dates, double[] places, DateOnly date)
    {
        var next = dates.FindIndex(d => d >= date);
        if (next < 0)
        {
            return FullRight;
        }

        if (next == 0 || dates[next] == date)
        {
            return places[next];
        }

        var share = (double)(date.DayNumber - dates[next - 1].DayNumber) / (dates[next].DayNumber - dates[next - 1].DayNumber);
        return places[next - 1] + (share * (places[next] - places[next - 1]));
    }
}
