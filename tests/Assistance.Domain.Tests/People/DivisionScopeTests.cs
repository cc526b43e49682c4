using Assistance.Domain.People;
using FsCheck;
using FsCheck.Fluent;

namespace Assistance.Domain.Tests.People;

public sealed class DivisionScopeTests
{
    [Theory]
    [InlineData("000000", "")]
    [InlineData("210000", "21")]
    [InlineData("210200", "2102")]
    [InlineData("210211", "210211")]
    [InlineData("210210", "210210")]
    public void The_prefix_of_a_code_is_its_significant_digits(string code, string prefix) => Assert.Equal(prefix, DivisionScope.Prefix(code));

    [Theory]
    [InlineData("000000", "000000", "999999")]
    [InlineData("210000", "210000", "219999")]
    [InlineData("210200", "210200", "210299")]
    [InlineData("210211", "210211", "210211")]
    public void A_division_with_all_below_it_is_one_range(string code, string from, string to) =>
        Assert.Equal(new DivisionScope(from, to), DivisionScope.WithBelow(code));

    [Theory]
    [InlineData("210200", "210211", true, false)]
    [InlineData("210200", "210200", true, true)]
    [InlineData("210200", "210000", false, false)] // the bureau above
    [InlineData("210200", "210311", false, false)] // the city beside
    [InlineData("000000", "659001", true, false)]
    public void A_scope_holds_what_is_inside(string scope, string code, bool withBelow, bool only)
    {
        Assert.Equal(withBelow, DivisionScope.WithBelow(scope).Contains(code));
        Assert.Equal(only, DivisionScope.Only(scope).Contains(code));
    }

    [Fact]
    public void To_be_in_the_range_is_to_have_the_prefix()
    {
        var codes = Gen.Elements("000000", "210000", "210200", "210211", "219900", "220000", "330903", "330900", "110101", "110100").ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(codes, codes, (scope, code) =>
            DivisionScope.WithBelow(scope).Contains(code) == code.StartsWith(DivisionScope.Prefix(scope), StringComparison.Ordinal)));
    }
}
