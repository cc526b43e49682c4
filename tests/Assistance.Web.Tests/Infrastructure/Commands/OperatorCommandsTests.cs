using System.Diagnostics;
using System.Text.Json;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Infrastructure.Commands;

public sealed class OperatorCommandsTests(AssistanceApp app) : WebTest(app), IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assistance_command_").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Import_and_export_print_one_JSON_object_and_nothing_else()
    {
        var import = await Run("import", "cases", ReferenceFiles.PathOf("sample_cases.en.json"), "--json");
        Assert.Equal((0, ""), (import.Code, import.Error));
        Assert.Equal(("2026-11-20", 7), (import.Json.GetProperty("asOf").GetString(), import.Json.GetProperty("cases").GetArrayLength()));

        var file = Path.Combine(folder, "out.json");
        var export = await Run("export", "cases", file, "--case", "BF-610722-2026-001", "--as-of=2026-11-20", "--json");
        Assert.Equal((0, "", 1), (export.Code, export.Error, export.Json.GetProperty("cases").GetArrayLength()));
        var written = CaseFileJson.Read(await File.ReadAllBytesAsync(file));
        Assert.Equal("BF-610722-2026-001", Assert.Single(written.Cases).Agreement.No);

        var again = await Run("import", "cases", file, "--json");
        Assert.Equal(1, again.Code);
        Assert.Equal("casefile.exists", again.Json.GetProperty("refused")[0].GetProperty("code").GetString());
        Assert.Contains("BF-610722-2026-001", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_vouches_for_an_installation_refuses_a_folder_where_none_is()
    {
        Assert.Equal(["audit verify", "backup", "files verify"], OperatorCommands.All.Where(command => command.Vouches).Select(command => command.Name));
        var mistyped = Path.Combine(folder, "mistyped");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Assistance.Web.dll"), "backup", Path.Combine(folder, "backups"), "--data", mistyped])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var command = Process.Start(start)!;
        var said = await command.StandardError.ReadToEndAsync();
        await command.WaitForExitAsync();
        Assert.Equal(1, command.ExitCode);
        Assert.Contains(mistyped, said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(mistyped, "assistance.db")));
        Assert.False(Directory.Exists(Path.Combine(folder, "backups")));
    }

    [Fact]
    public async Task A_day_that_is_asked_for_decides_what_is_overdue()
    {
        Assert.Equal(0, (await Run("import", "cases", await Renamed())).Code);
        var file = Path.Combine(folder, "later.json");
        await Run("export", "cases", file, "--case", "BF-610722-2026-901", "--as-of", "2026-11-23");
        var written = CaseFileJson.Read(await File.ReadAllBytesAsync(file));
        Assert.Equal(new DateOnly(2026, 11, 23), written.AsOf);
        Assert.Equal(["overdue", "in_progress", "overdue"], written.Cases[0].Commitments.Select(one => one.Status));
    }

    [Theory]
    [InlineData("import cases")]
    [InlineData("import cases a.json b.json")]
    [InlineData("import cases a.json --fast")]
    [InlineData("import cases a.json --json=1")]
    [InlineData("export cases a.json --case")]
    [InlineData("export cases a.json --as-of yesterday")]
    [InlineData("export cases a.json --case A --case B")]
    [InlineData("import things a.json")]
    [InlineData("import cases a.json --demo fr")]
    public async Task What_is_not_understood_shows_the_usage_in_both_languages_and_touches_nothing(string line)
    {
        var run = await Run(line.Split(' '));
        Assert.Equal((2, "", false), (run.Code, run.Output, run.Prepared));
        Assert.Contains("cases FILE.json", run.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet run --project src/Assistance.Web", run.Error, StringComparison.Ordinal);
        Assert.Contains("用法", run.Error, StringComparison.Ordinal);
        Assert.Contains("Usage", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        var run = await Run("import", "cases", Path.Combine(folder, "none.json"));
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("none.json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_not_there_is_refused_and_no_file_is_written()
    {
        var file = Path.Combine(folder, "nothing.json");
        Assert.Equal(1, (await Run("export", "cases", file, "--case", "BF-999999-2026-001")).Code);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Help_lists_every_command()
    {
        var run = await Run("help");
        Assert.Equal(0, run.Code);
        Assert.All(OperatorCommands.All, command => Assert.Contains($"{command.Name} {command.Parameters}".TrimEnd(), run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_calendar_replaces_its_years_and_leaves_the_others()
    {
        var file = Path.Combine(folder, "calendar.csv");
        await File.WriteAllTextAsync(file, "date,name_zh,name_en,is_workday\n2027-01-01,元旦,New Year's Day,0\n");
        var run = await Run("import", "calendar", file, "--json");
        Assert.Equal((0, 1, 2), (run.Code, run.Json.GetProperty("changed").GetInt32(), run.Json.GetProperty("version").GetInt32()));
        Assert.Equal(0, (await Run("import", "calendar", file, "--json")).Json.GetProperty("changed").GetInt32());
        var calendar = await App.InDatabase(db => db.CalendarAsync(default));
        Assert.False(calendar.IsWorkingDay(new DateOnly(2027, 1, 1)));
        Assert.True(calendar.HasYear(2020));
        Assert.Empty(calendar.MissingYears(new DateOnly(2026, 1, 1), new DateOnly(2027, 12, 31)));
    }

    [Fact]
    public async Task A_calendar_with_a_bad_line_is_refused_by_the_number_of_the_line()
    {
        var file = Path.Combine(folder, "bad.csv");
        await File.WriteAllTextAsync(file, "date,name_zh,name_en,is_workday\n2028-01-01,a,b,0\n2028-01-32,a,b,0\n2028-01-01,a,b,0\n");
        var run = await Run("import", "calendar", file, "--json");
        Assert.Equal(1, run.Code);
        Assert.Equal(["3", "4"], run.Json.GetProperty("refused").EnumerateArray().Select(one => one.GetProperty("path").GetString()));
        Assert.False(await App.InDatabase(db => db.CalendarRows.AnyAsync(row => row.Date > new DateOnly(2028, 1, 1).AddDays(-1))));
    }

    [Fact]
    public void Settings_go_to_the_host_and_words_to_the_command()
    {
        var line = CommandLine.Parse(["import", "cases", "a.json", "--data", "here", "--Site:TimeZone", "UTC", "--environment=Production", "--json"]);
        Assert.True(line.IsCommand);
        Assert.Equal(["import", "cases", "a.json", "--json"], line.Rest);
        Assert.Equal(["--Data:Folder=here", "--Site:TimeZone", "UTC", "--environment=Production"], line.ForHost);
        var server = CommandLine.Parse(["--urls", "http://127.0.0.1:1", "--demo=en"]);
        Assert.False(server.IsCommand);
        Assert.Equal(["--urls", "http://127.0.0.1:1", "--Demo:Language=en"], server.ForHost);
    }

    // another test of this class has imported the sample itself
    [Fact]
    public async Task The_evidence_of_a_case_is_written_into_a_folder_or_a_file_and_its_absence_is_said()
    {
        const string reference = "BF-610722-2026-902";
        Assert.Equal(0, (await Run("import", "cases", await Renamed(reference))).Code);

        var done = await Run("export", "evidence", folder, "--case", reference, "--json");
        Assert.Equal((0, ""), (done.Code, done.Error));
        var path = done.Json.GetProperty("file").GetString()!;
        Assert.Equal(Path.Combine(folder, $"evidence-{reference}.zip"), path);
        await using (var zip = await System.IO.Compression.ZipFile.OpenReadAsync(path))
        {
            Assert.Equal(done.Json.GetProperty("files").GetInt32(), zip.Entries.Count);
            string[] kinds = [$"documents/{reference}-V1.docx", $"documents/{reference}-P1.docx", $"documents/{reference}-PLAN.docx", $"agreements/{reference}.certificate.txt"];
            Assert.All(kinds, name => Assert.NotNull(zip.GetEntry(name)));
        }

        var none = await Run("export", "evidence", Path.Combine(folder, "none.zip"), "--case", "BF-999999-2026-001", "--json");
        Assert.Equal((1, "case.unknown"), (none.Code, none.Json.GetProperty("refused")[0].GetProperty("code").GetString()));
        Assert.Empty(Directory.GetFiles(folder, "none*"));
        Assert.Equal(2, (await Run("export", "evidence", Path.Combine(folder, "none.zip"))).Code);
    }

    private async Task<string> Renamed(string reference = "BF-610722-2026-901")
    {
        var file = Path.Combine(folder, "one.json");
        var text = await File.ReadAllTextAsync(ReferenceFiles.PathOf("sample_cases.zh.json"));
        var cut = System.Text.Json.Nodes.JsonNode.Parse(text.Replace("BF-610722-2026-001", reference, StringComparison.Ordinal))!;
        var last = cut["cases"]![6]!.DeepClone();
        cut["cases"] = new System.Text.Json.Nodes.JsonArray(last);
        await File.WriteAllTextAsync(file, cut.ToJsonString());
        return file;
    }

    private async Task<Finished> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var prepared = false;
        var code = await OperatorCommands.RunAsync(
            CommandLine.Parse(args), App.Services, () => Task.FromResult(prepared = true), output, error, CancellationToken.None);
        return new Finished(code, output.ToString(), error.ToString(), prepared);
    }

    private sealed record Finished(int Code, string Output, string Error, bool Prepared)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;
    }
}
