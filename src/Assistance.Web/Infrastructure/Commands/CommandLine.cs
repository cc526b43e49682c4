namespace Assistance.Web.Infrastructure.Commands;

/// <summary>
/// What stands on the command line. Words in front make an operator command; without any, the server starts. --data DIR is the folder of
/// the installation, --demo zh|en|none asks for the sample cases; settings (--Section:Name VALUE) and --environment go to the host.
/// </summary>
public sealed class CommandLine
{
    private static readonly string[] hostOptions = ["--environment", "--urls", "--contentroot", "--applicationname"];
    private readonly List<string> rest = [];
    private readonly List<string> host = [];

    private CommandLine()
    {
    }

    /// <summary>Whether an operator command is asked for.</summary>
    public bool IsCommand { get; private set; }

    /// <summary>Whether help is asked for in place of anything else.</summary>
    public bool IsHelp { get; private set; }

    /// <summary>The words and options of the command, in order.</summary>
    public IReadOnlyList<string> Rest => rest;

    /// <summary>What the host is to be told.</summary>
    public string[] ForHost => [.. host];

    /// <summary>What is wrong with it, as a text key; null when nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads the command line.</summary>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var line = new CommandLine { IsHelp = args is ["--help" or "-h" or "help"] };
        line.IsCommand = line.IsHelp || args.Any(arg => arg.Length > 0 && arg[0] is not ('-' or '/')) && IsWord(args[0]);
        if (!line.IsCommand)
        {
            line.ReadServer(args);
            return line;
        }

        for (var i = 0; i < args.Count; i++)
        {
            i += line.Take(args, i);
        }

        return line;
    }

    private static bool IsWord(string arg) => arg.Length > 0 && arg[0] is not ('-' or '/') && !arg.Contains('=', StringComparison.Ordinal);

    /// <summary>The server knows --data and --demo; all else is the host's.</summary>
    private void ReadServer(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = Split(args[i]);
            if (name is "--data" or "--demo")
            {
                i += Own(name, value, args, i);
            }
            else
            {
                host.Add(args[i]);
            }
        }
    }

    /// <summary>Reads one argument of a command.</summary>
    /// <returns>How many further arguments belong to it.</returns>
    private int Take(IReadOnlyList<string> args, int at)
    {
        var (name, value) = Split(args[at]);
        if (name is "--data" or "--demo")
        {
            return Own(name, value, args, at);
        }

        var isHost = hostOptions.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal));
        if (!isHost)
        {
            rest.Add(args[at]);
            return 0;
        }

        host.Add(args[at]);
        if (value is not null || at + 1 == args.Count)
        {
            return 0;
        }

        host.Add(args[at + 1]);
        return 1;
    }

    private int Own(string name, string? value, IReadOnlyList<string> args, int at)
    {
        var told = value ?? (at + 1 < args.Count ? args[at + 1] : null);
        var isDemo = name == "--demo";
        if (string.IsNullOrWhiteSpace(told) || (isDemo && told is not ("zh" or "en" or "none")))
        {
            Fault = isDemo ? "shared.command.demo-values" : "shared.command.data-value";
        }
        else
        {
            host.Add($"--{(isDemo ? "Demo:Language" : "Data:Folder")}={told}");
        }

        return value is null ? 1 : 0;
    }

    private static (string Name, string? Value) Split(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && arg.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (arg[..at], arg[(at + 1)..]) : (arg, null);
}
