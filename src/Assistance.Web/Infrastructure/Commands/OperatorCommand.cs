namespace Assistance.Web.Infrastructure.Commands;

/// <summary>
/// One operator command. Every class of the program that derives from this is found by itself; it needs a constructor without parameters
/// and takes what it needs from the <see cref="CommandRun"/>.
/// </summary>
public abstract class OperatorCommand
{
    /// <summary>Exit code: done.</summary>
    public const int Done = 0;

    /// <summary>Exit code: refused, with the reason; nothing has changed.</summary>
    public const int Refused = 1;

    /// <summary>Exit code: not understood; the usage is shown.</summary>
    public const int WrongUsage = 2;

    /// <summary>The words that call it: "import cases".</summary>
    public abstract string Name { get; }

    /// <summary>What follows the name: "FILE.json [--case REF]".</summary>
    public abstract string Parameters { get; }

    /// <summary>Text key of one sentence that says what it does.</summary>
    public abstract string Purpose { get; }

    /// <summary>Options that take a value: "--case".</summary>
    public virtual IReadOnlyList<string> Options => [];

    /// <summary>Options that take none, besides --json: "--dry-run".</summary>
    public virtual IReadOnlyList<string> Switches => [];

    /// <summary>How many words follow the name.</summary>
    public virtual int Operands => 0;

    /// <summary>Whether the installation is made ready, or made, before it runs.</summary>
    public virtual bool NeedsInstallation => true;

    /// <summary>
    /// Whether it vouches for an installation. One that is not there is refused then: made on the spot, empty, it would be found whole, and
    /// a mistyped folder would go unnoticed until the backup is needed.
    /// </summary>
    public virtual bool Vouches => false;

    /// <summary>Does the work. Refusals are thrown (RefusedException, BrokenRuleException and the pipeline's) or returned.</summary>
    /// <returns>0 done, 1 refused, 2 wrong usage.</returns>
    public abstract Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken);
}
