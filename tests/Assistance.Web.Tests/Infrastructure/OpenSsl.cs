using System.Diagnostics;

namespace Assistance.Web.Tests.Infrastructure;

/// <summary>The second program that checks signatures. tests/run installs it (Debian's openssl); without it these tests fail, as they must.</summary>
internal static class OpenSsl
{
    /// <summary>Whether openssl finds that the detached CMS signature (PEM) fits the content.</summary>
    public static async Task<bool> Verifies(byte[] content, byte[] seal)
    {
        var folder = Directory.CreateTempSubdirectory("assistance_cms_").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "content"), content);
            await File.WriteAllBytesAsync(Path.Combine(folder, "seal"), seal);
            return (await Run(folder, "openssl", "cms", "-verify", "-binary", "-inform", "PEM", "-in", "seal", "-content", "content", "-noverify", "-out", "/dev/null")).Code == 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs a program in a folder.</summary>
    /// <returns>Its exit code and what it wrote.</returns>
    public static async Task<(int Code, string Said)> Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
