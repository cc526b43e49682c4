using Assistance.Domain.Enterprises;
using FsCheck;
using FsCheck.Fluent;

namespace Assistance.Domain.Tests.Enterprises;

public sealed class SocialCreditCodeTests
{
    private const string Good = "914403001922038216";
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static TheoryData<string, string, string> Vectors()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in Samples.Csv("uscc_test_vectors.csv"))
        {
            data.Add(row["code"], row["expected"], row["reason"]);
        }

        return data;
    }

    [Fact]
    public void The_file_of_codes_was_read() => Assert.Equal(40, Vectors().Count);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_row_of_the_test_file_comes_out(string code, string expected, string reason)
    {
        var plain = SocialCreditCode.Read(code);
        var overridden = SocialCreditCode.Read(code, "issued by a pilot area");
        var normalises = reason is "whitespace" or "case" || code.Any(sign => sign is >= '\uFF10' and <= '\uFF19');
        if (expected == "valid" || normalises)
        {
            Assert.Null(plain.Error);
            Assert.Null(plain.Code?.OverrideReason);
            Assert.Null(overridden.Code?.OverrideReason);
            Assert.True(plain.IsValid);
        }
        else
        {
            Assert.False(plain.IsValid);
            Assert.Equal(reason == "check_digit_legacy" ? "check_digit" : reason, plain.Error);
            Assert.Equal(plain.Error == "check_digit", overridden.IsValid);
            Assert.Equal(plain.Error == "check_digit" ? "issued by a pilot area" : null, overridden.Code?.OverrideReason);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("\u3000\u200B\uFEFF")]
    public void Nothing_is_empty(string? text) => Assert.Equal("empty", SocialCreditCode.Read(text).Error);

    [Theory]
    [InlineData("\uFEFF914403001922038216\u200B")]
    [InlineData("\t９１４４０３００１９２２０３８２１６\u3000")]
    [InlineData("\u00A0914403001922038216\r\n")]
    public void What_surrounds_a_code_is_taken_off(string text) => Assert.Equal(Good, SocialCreditCode.Read(text).Code?.Value);

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.Equal("charset", SocialCreditCode.Read("91440300192203821\uD83D").Error);

    [Fact]
    public void A_blank_reason_overrides_nothing() => Assert.Equal("check_digit", SocialCreditCode.Read("91350211M0000XUF46", "  ").Error);

    [Fact]
    public void A_doubtful_organisation_code_is_only_a_warning()
    {
        Assert.False(SocialCreditCode.Read(Good).OrganisationCodeDoubtful);
        var both = SocialCreditCode.Read("914403001922083216");
        Assert.Equal(("check_digit", true), (both.Error, both.OrganisationCodeDoubtful));
        var last = SocialCreditCode.Read("914403001922038217");
        Assert.Equal(("check_digit", false), (last.Error, last.OrganisationCodeDoubtful));
        Assert.Equal("440300", SocialCreditCode.Read(Good).Code?.DivisionAtRegistration);
    }

    [Fact]
    public void Any_one_changed_character_is_noticed() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Gen.Choose(0, 17).ToArbitrary(), Gen.Elements(Alphabet.ToCharArray()).ToArbitrary(), (place, sign) =>
        {
            var changed = Good[..place] + sign + Good[(place + 1)..];
            return SocialCreditCode.Read(changed).Error == (changed == Good ? null : "check_digit");
        }));

    [Fact]
    public void No_text_makes_the_reader_fail() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => SocialCreditCode.Read(text).IsValid || SocialCreditCode.Read(text).Error is not null));
}
