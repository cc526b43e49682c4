using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Tests.Infrastructure.ReferenceCodes;

public class CodesTests
{
    private static readonly Codes codes = Codes.Load();

    [Theory]
    [InlineData("210211", "辽宁省大连市甘井子区")]
    [InlineData("310120", "上海市奉贤区")]
    [InlineData("210200", "辽宁省大连市")]
    [InlineData("210000", "辽宁省")]
    [InlineData("000000", "000000")]
    public void A_division_has_the_names_of_those_above_it(string code, string name) => Assert.Equal(name, codes.Divisions.FullName(code));

    [Fact]
    public void A_retired_code_is_known_and_not_offered()
    {
        var retired = codes.Divisions.Find("110103");
        Assert.True(retired is { IsRetired: true, FullName: "北京市崇文区" });
        Assert.Empty(codes.Divisions.Search("110103"));
    }

    [Fact]
    public void Divisions_are_found_by_words_and_by_the_beginning_of_the_code()
    {
        Assert.Equal("210211", codes.Divisions.Search("甘井子")[0].Code);
        Assert.Equal("320612", codes.Divisions.Search("南通 通州")[0].Code);
        Assert.Equal(["210200", "210202"], codes.Divisions.Search("2102").Select(one => one.Code).Take(2));
        Assert.All(codes.Divisions.Search("区", below: "210200"), one => Assert.StartsWith("2102", one.Code, StringComparison.Ordinal));
        Assert.Empty(codes.Divisions.Search(" "));
    }

    [Fact]
    public void The_divisions_above_come_nearest_first() =>
        Assert.Equal(["210200", "210000"], codes.Divisions.Above("210211").Select(one => one.Code));

    [Fact]
    public void Industries_are_found_by_code_and_name()
    {
        Assert.Equal("C", codes.Industries.Find("3731")?.Section);
        Assert.Contains(codes.Industries.Search("船舶"), one => one.Code == "3731");
        Assert.Contains(codes.Industries.Search("373"), one => one.Code == "3731");
    }

    [Fact]
    public void Codes_have_names_in_both_languages()
    {
        Assert.Equal("技能/资质不足", codes.Lists.Find("MAN-2")?.In(Languages.Chinese));
        Assert.Equal("Lack of skill or qualification", codes.Lists.Find("MAN-2")?.In(Languages.English));
        Assert.Equal("third party", codes.Lists.Find("SUPPLIER")?.En);
        Assert.True(codes.Lists.IsService("CER-08") && codes.Lists.IsDomain("QMG") && !codes.Lists.IsDomain("CER-08"));
        Assert.Equal((6, 6), (codes.Lists.Causes.Count, codes.Lists.Domains.Count));
    }

    [Fact]
    public void The_size_class_follows_industry_and_figures() =>
        Assert.Equal(SizeClass.Large, codes.Sizes.Compute("3731", new SizeFigures(1260, 86000, null)));
}
