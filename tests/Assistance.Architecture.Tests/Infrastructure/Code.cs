using System.Reflection;
using System.Runtime.CompilerServices;

namespace Assistance.Architecture.Tests.Infrastructure;

/// <summary>The code under examination: the three assemblies, and the files that people wrote.</summary>
internal static class Code
{
    private static readonly string[] notWritten = ["bin", "obj", "node_modules", "TestResults", "lib", "Migrations"];

    public static Assembly Domain { get; } = typeof(Assistance.Domain.Common.Rule).Assembly;

    public static Assembly Data { get; } = Assembly.Load("Assistance.Data");

    public static Assembly Web { get; } = typeof(Program).Assembly;

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Types written in an assembly; what the compiler adds is left out.</summary>
    public static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), false) && type.Namespace is not null
            && !type.Namespace.StartsWith("System.", StringComparison.Ordinal) && !type.Namespace.StartsWith("Microsoft.", StringComparison.Ordinal));

    /// <summary>Files that people wrote below a folder of the solution, as paths relative to the solution with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] endings) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Where(file => !file.Split('/').SkipLast(1).Intersect(notWritten).Any())
            .Order(StringComparer.Ordinal)];

    /// <summary>The lines of a file named as by <see cref="Files"/>.</summary>
    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>The whole text of a file named as by <see cref="Files"/>.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Assistance.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Assistance.sln is in no folder above the tests.");
    }
}
