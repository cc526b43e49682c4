using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Enterprises.Importing;

/// <summary>Every row of the file of social credit codes, through the import, each as a list of its own.</summary>
public class CodeVectorTests(AssistanceApp app) : WebTest(app)
{
    private const string Columns = "uscc,name,division,override_reason";

    [Fact]
    public async Task Every_code_of_the_test_file_is_taken_or_refused_as_it_should_be()
    {
        var rows = ReferenceFiles.Csv(Path.Combine(AppContext.BaseDirectory, "Data", "uscc_test_vectors.csv")).ToList();
        Assert.Equal(40, rows.Count);
        foreach (var row in rows)
        {
            var (code, reason) = (row["code"], row["reason"]);
            var isPutRight = reason is "whitespace" or "case" || code.Any(sign => sign is >= '\uFF10' and <= '\uFF19');
            var plain = await ListCommand.Run(App, ListFile.Csv(Columns, $"\"{code}\",Vector Works,210211,"));
            if (row["expected"] == "valid" || isPutRight)
            {
                Assert.True(plain.Code == 0 && plain.Refused.Count == 0, $"{code}: {string.Join(' ', plain.Refused)}");
                continue;
            }

            var expected = "2 uscc uscc." + (reason == "check_digit_legacy" ? "check_digit" : reason);
            Assert.True(plain.Code == 1 && plain.Refused.SequenceEqual([expected]), $"{code}: {string.Join(' ', plain.Refused)}");
            var overridden = await ListCommand.Run(App, ListFile.Csv(Columns, $"\"{code}\",Vector Works,210211,issued by a pilot area"));
            Assert.Equal(expected.EndsWith("check_digit", StringComparison.Ordinal), overridden.Applied);
        }

        // twelve published codes and fourteen invented ones; five are overridden; what is put right was there already, except Tencent's and the first
        var taken = rows.Count(row => row["expected"] == "valid") + rows.Count(row => row["reason"].StartsWith("check_digit", StringComparison.Ordinal));
        var known = new[] { Cast.Enterprise, Cast.OtherEnterprise };
        Assert.Equal(taken, await App.InDatabase(db => db.Enterprises.CountAsync(row => row.Name == "Vector Works" || known.Contains(row.Uscc))));
    }
}
