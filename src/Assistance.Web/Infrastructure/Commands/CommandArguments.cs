using System.Globalization;

namespace Assistance.Web.Infrastructure.Commands;

/// <summary>The command line is not understood: the usage is shown, exit code 2.</summary>
public sealed class WrongUsageException(string key, params object[] arguments) : Exception(key)
{
    /// <summary>Text key of what is wrong.</summary>
    public string Key { get; } = key;

    /// <summary>Values for the places of that sentence.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;
}

/// <summary>Operands and options of a command.</summary>
public sealed class CommandArguments
{
    private readonly List<string> operands = [];
    private readonly Dictionary<string, string> options = [];

    /// <summary>Reads what follows the name of a command.</summary>
    /// <exception cref="WrongUsageException">An option is unknown, twice there or without its value, or there are too few or too many words.</exception>
    public CommandArguments(OperatorCommand command, IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var (name, value) = Split(words[i]);
            if (!name.StartsWith("--", StringComparison.Ordinal))
            {
                operands.Add(words[i]);
            }
            else if (name == "--json" || command.Switches.Contains(name))
            {
                Require(value is null, "shared.command.no-value", name);
                options[name] = "";
            }
            else if (command.Options.Contains(name))
            {
                Require(value is not null || (i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal)), "shared.command.needs-value", name);
                Require(options.TryAdd(name, value ?? words[++i]), "shared.command.twice", name);
            }
            else
            {
                throw new WrongUsageException("shared.command.unknown-option", name);
            }
        }

        Require(operands.Count == command.Operands, "shared.command.operands", command.Operands, operands.Count);
    }

    /// <summary>Whether one JSON object is to be printed.</summary>
    public bool Json => Has("--json");

    /// <summary>The word at a position, from 0.</summary>
    public string Operand(int position) => operands[position];

    /// <summary>Whether an option is there.</summary>
    public bool Has(string option) => options.ContainsKey(option);

    /// <summary>The value of an option, or null.</summary>
    public string? Option(string option) => options.GetValueOrDefault(option);

    /// <summary>The value of an option that is a day, yyyy-MM-dd; or null.</summary>
    /// <exception cref="WrongUsageException">It is no day.</exception>
    public DateOnly? Day(string option)
    {
        if (Option(option) is not { } text)
        {
            return null;
        }

        Require(DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), "shared.command.day", option, text);
        return day;
    }

    private static (string Name, string? Value) Split(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (word[..at], word[(at + 1)..]) : (word, null);

    private static void Require(bool holds, string key, params object[] arguments)
    {
        if (!holds)
        {
            throw new WrongUsageException(key, arguments);
        }
    }
}
