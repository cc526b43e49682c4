using System.Globalization;
using System.Reflection;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using Microsoft.Extensions.Logging.Console;

namespace Assistance.Web.Infrastructure.Commands;

/// <summary>Finds the operator command that is asked for and runs it.</summary>
public static class OperatorCommands
{
    /// <summary>Every command of the program, by name.</summary>
    public static IReadOnlyList<OperatorCommand> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type.IsSubclassOf(typeof(OperatorCommand)) && !type.IsAbstract)
            .Select(type => (OperatorCommand)Activator.CreateInstance(type)!)
            .OrderBy(command => command.Name, StringComparer.Ordinal),
    ];

    /// <summary>Keeps standard output free for what a command prints: logs go to standard error, and only what is wrong is logged.</summary>
    public static WebApplicationBuilder SpeakOnStandardError(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders()
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddFilter<ConsoleLoggerProvider>(level => level >= LogLevel.Warning);
        return builder;
    }

    /// <summary>Makes the installation ready for the server; what is refused is said on standard error.</summary>
    /// <returns>Whether the server may start.</returns>
    public static async Task<bool> GuardStartAsync(CommandLine line, IServiceProvider services, Func<Task> prepare)
    {
        var text = services.GetRequiredService<Text>();
        if (line.Fault is { } fault)
        {
            await Console.Error.WriteLineAsync(Both(text, words => words[fault]));
            return false;
        }

        try
        {
            await prepare();
            return true;
        }
        catch (RefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
            {
                await Console.Error.WriteLineAsync(Both(text, words => words[refusal.Key, [.. refusal.Arguments]]));
            }

            return false;
        }
    }

    /// <summary>Runs what the command line asks for.</summary>
    /// <param name="prepare">Makes the installation ready: not called when the command line is not understood.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <returns>The exit code of the program.</returns>
    public static async Task<int> RunAsync(
        CommandLine line, IServiceProvider services, Func<Task> prepare, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var text = scope.ServiceProvider.GetRequiredService<Text>();
        if (line.IsHelp)
        {
            await output.WriteAsync(Usage(text, All));
            return OperatorCommand.Done;
        }

        var command = All.Where(one => Calls(line.Rest, one)).MaxBy(one => one.Name.Length);
        CommandRun? run = null;
        try
        {
            WrongUsageException? fault = line.Fault is { } key ? new(key) : command is null ? new("shared.command.unknown", string.Join(' ', line.Rest.Take(2))) : null;
            if (fault is not null)
            {
                throw fault;
            }

            var arguments = new CommandArguments(command!, [.. line.Rest.Skip(Words(command!).Length)]);
            run = new CommandRun(arguments, scope.ServiceProvider, output, error);
            run.User.BecomeSystem(command!.Options.Contains("--as-of") ? arguments.Day("--as-of") : null);
            if (command.Vouches && !await scope.ServiceProvider.HasInstallationAsync(cancellationToken))
            {
                throw new RefusedException(new Refusal("", "no-installation", "shared.command.no-installation", scope.ServiceProvider.GetRequiredService<DataFolder>().Root));
            }

            if (command.NeedsInstallation)
            {
                await prepare();
            }

            return await command.RunAsync(run, cancellationToken);
        }
        catch (WrongUsageException wrong)
        {
            await error.WriteLineAsync(Both(text, words => words[wrong.Key, [.. wrong.Arguments]]));
            await error.WriteAsync(Usage(text, command is null ? All : [command]));
            return OperatorCommand.WrongUsage;
        }
        catch (Exception refused) when (run is not null && Reasons(refused) is { } reasons)
        {
            return run.Refuse(reasons);
        }
    }

    private static IReadOnlyList<Refusal>? Reasons(Exception failure) => failure switch
    {
        RefusedException refused => refused.Refusals,
        BrokenRuleException broken => [new Refusal("", broken.Key, broken.Key, [.. broken.Arguments])],
        ValidationException invalid => [.. invalid.Errors.Select(error => new Refusal(error.PropertyName, error.ErrorCode, error.ErrorMessage))],
        NotFoundException => [new Refusal("", "not-found", "shared.command.not-found")],
        _ => null,
    };

    private static string[] Words(OperatorCommand command) => command.Name.Split(' ');

    private static bool Calls(IReadOnlyList<string> typed, OperatorCommand command) =>
        typed.Take(Words(command).Length).SequenceEqual(Words(command), StringComparer.Ordinal);

    // operators read either language, and the language of a terminal is often not theirs
    private static string Both(Text text, Func<Text, string> sentence) =>
        string.Join(Environment.NewLine, Languages.All.Select(text.In).Select(sentence));

    private static string Usage(Text text, IReadOnlyList<OperatorCommand> commands)
    {
        var lines = new StringWriter(CultureInfo.InvariantCulture);
        lines.WriteLine(Both(text, words => words["shared.command.usage"]));
        foreach (var command in commands)
        {
            lines.WriteLine($"  {command.Name} {command.Parameters} [--json] [--data DIR]".Replace("  [", " [", StringComparison.Ordinal));
            foreach (var language in Languages.All)
            {
                lines.WriteLine($"      {text.In(language)[command.Purpose]}");
            }
        }

        return lines.ToString();
    }
}
