using Assistance.Web.Infrastructure.Security;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Tests.Infrastructure.Security;

public class EasyPasswordsTests
{
    private static readonly EasyPasswords Easy = new(Options.Create(new Assistance.Web.Infrastructure.Security.PasswordOptions()));

    [Theory]
    [InlineData("Password2026")]
    [InlineData("P@ssw0rd123!")]
    [InlineData("123456789012")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("qwertyuiop")]
    [InlineData("woaini1314520")]
    [InlineData("Welcome2Dalian")]
    [InlineData("assistance-2026")]
    [InlineData("QualityBureau1")]
    [InlineData("iloveyou12345")]
    [InlineData("abcd1abcd1abcd1")]
    [InlineData("13901234567")]
    [InlineData("Ada.Lovelace99")]
    public void What_is_tried_first_is_easy(string password) => Assert.True(Easy.IsEasy(password, "ada@bureau.example", "Ada Lovelace"));

    [Theory]
    [InlineData("Quite another sentence")]
    [InlineData("Every promise is kept")]
    [InlineData("kV7#pq2LmZ9x")]
    [InlineData("8294750163482957")]
    [InlineData("correct horse battery staple")]
    [InlineData("\u4e5d\u5929\u63fd\u6708\u6c5f\u5fc3\u79cb\u6708\u767d\u53d1")]
    public void What_only_its_owner_knows_is_not(string password) => Assert.False(Easy.IsEasy(password, "ada@bureau.example", "Ada Lovelace"));

    [Fact]
    public void What_stands_in_the_list_of_the_operator_is_easy()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "kV7#pq2LmZ9x\ncorrect horse battery staple\n");
        try
        {
            var easy = new EasyPasswords(Options.Create(new Assistance.Web.Infrastructure.Security.PasswordOptions { RefusedList = file }));

            Assert.True(easy.IsEasy("kV7#pq2LmZ9x", "ada", "Ada"));
            Assert.True(easy.IsEasy("Correct Horse Battery Staple", "ada", "Ada"));
            Assert.False(easy.IsEasy("kV7#pq2LmZ9y", "ada", "Ada"));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
