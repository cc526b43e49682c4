using Assistance.Web.Features.Enterprises.Importing;

namespace Assistance.Web.Tests.Features.Enterprises.Importing;

public class SeenCodesTests
{
    [Fact]
    public void Every_code_is_new_once_and_known_ever_after()
    {
        var seen = new SeenCodes();
        var codes = Enumerable.Range(0, 50_000).Select(number => ListFile.Uscc(number, number % 2 == 0 ? "210211" : "330902"))
            .Concat(["000000000000000000", "YYYYYYYYYYYYYYYYYY", "Y00000000000000000", "00000000000000000Y"]).ToList();
        Assert.All(codes, code => Assert.True(seen.Add(code), code));
        Assert.All(codes, code => Assert.False(seen.Add(code), code));
    }
}
