using Assistance.Domain.Common;

namespace Assistance.Domain.Tests;

public class TimeOrderedTests
{
    [Fact]
    public void Values_made_one_after_the_other_are_in_order_and_of_version_7()
    {
        var values = Enumerable.Range(0, 20_000).Select(_ => TimeOrdered.New()).ToList();
        Assert.Equal(values.Order(), values);
        Assert.All(values, value => Assert.Equal((7, 8), (value.Version, value.Variant & 0b1100)));
    }

    [Fact]
    public void No_two_are_equal_whoever_makes_them_at_once()
    {
        var values = new Guid[40_000];
        Parallel.For(0, values.Length, i => values[i] = TimeOrdered.New());
        Assert.Equal(values.Length, values.Distinct().Count());
    }

    [Fact]
    public void They_tell_the_time_of_the_platform_own_values()
    {
        var (before, value, after) = (Guid.CreateVersion7(), TimeOrdered.New(), Guid.CreateVersion7());
        static long Milliseconds(Guid id) => Convert.ToInt64(id.ToString("N")[..12], 16);
        Assert.InRange(Milliseconds(value), Milliseconds(before), Milliseconds(after) + 50);
    }
}
