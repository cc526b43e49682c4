using Assistance.Domain.Deadlines;

namespace Assistance.Domain.Common;

/// <summary>
/// A record that people change. It collects what its verbs made happen, so that the history, the deadlines and the notices are
/// written in the same save as the change itself.
/// </summary>
public abstract class Entity
{
    private readonly List<Happening> happenings = [];
    private readonly List<DeadlineInstruction> deadlines = [];
    private readonly List<Tell> tells = [];

    /// <summary>Counts the saved changes of this record; a form that was opened on an older one is stale.</summary>
    public int RowVersion { get; private set; }

    /// <summary>What happened since the record was loaded, in order, for the history.</summary>
    public IReadOnlyList<Happening> Happenings => happenings;

    /// <summary>What is to be done with deadlines, in order.</summary>
    public IReadOnlyList<DeadlineInstruction> DeadlineInstructions => deadlines;

    /// <summary>Who is to be told at once, apart from chasing.</summary>
    public IReadOnlyList<Tell> Tells => tells;

    /// <summary>Forgets what was collected, once it is saved.</summary>
    public void ClearCollected()
    {
        happenings.Clear();
        deadlines.Clear();
        tells.Clear();
    }

    /// <summary>Adds a line to the history.</summary>
    protected void Record(Happening happening) => happenings.Add(happening);

    /// <summary>Asks for a deadline to be opened, moved or closed.</summary>
    protected void Instruct(DeadlineInstruction instruction) => deadlines.Add(instruction);

    /// <summary>Asks for a person to be told.</summary>
    protected void Inform(Tell tell) => tells.Add(tell);
}

/// <summary>A record that belongs to a case. The division and the enterprise are kept on it, so that every query can be limited to what its reader may see by one indexed comparison.</summary>
public abstract class CaseRecord : Entity
{
    /// <summary>For the database, which sets every property itself.</summary>
    protected CaseRecord()
    {
    }

    /// <summary>A new record of the case.</summary>
    protected CaseRecord(CaseKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        (CaseId, DivisionCode, EnterpriseId) = key;
    }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; protected set; }

    /// <summary>GB/T 2260 code of the bureau that has the case; six digits.</summary>
    public string DivisionCode { get; protected set; } = "";

    /// <summary>The enterprise that is assisted.</summary>
    public EnterpriseId EnterpriseId { get; protected set; }

    /// <summary>The case, as further records of it need it.</summary>
    public CaseKey ToCaseKey() => new(CaseId, DivisionCode, EnterpriseId);
}

/// <summary>One line of a case's history.</summary>
/// <param name="Kind">What happened, "commitment.confirmed"; also the resource key of its sentence (history.commitment.confirmed).</param>
/// <param name="Number">The number of the record within the case ("C3"), or empty.</param>
/// <param name="On">The day on which it happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="Note">The words of the person who did it, or null.</param>
/// <param name="Facts">Values for the sentence, such as "percent" or "due" (dates as yyyy-MM-dd).</param>
/// <param name="Internal">Whether only the regulator's side may read it.</param>
public sealed record Happening(
    string Kind,
    string Number,
    DateOnly On,
    DoneBy By,
    string? Note = null,
    IReadOnlyDictionary<string, string>? Facts = null,
    bool Internal = false);

/// <summary>A person to be told at once, in the app and by mail.</summary>
/// <param name="To">Who is told.</param>
/// <param name="Kind">What about, "commitment.withdrawn"; also the resource key of the sentence (notice.commitment.withdrawn).</param>
/// <param name="Why">Why this person is told: "owner", "backup", "verifier", "lead", "manager", "expert", "signatory"; resource key notice.why.*.</param>
/// <param name="Facts">Values for the sentence.</param>
public sealed record Tell(PersonId To, string Kind, string Why, IReadOnlyDictionary<string, string>? Facts = null);
