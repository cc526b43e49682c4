using Assistance.Domain.Common;

namespace Assistance.Domain.Deadlines;

/// <summary>督办单: the formal pressure of level 3. It is acknowledged by name.</summary>
public sealed class SupervisionNotice : CaseRecord
{
    private SupervisionNotice()
    {
    }

    /// <summary>Issues a notice on a deadline.</summary>
    /// <param name="number">DB-[year]-[sequence].</param>
    /// <param name="issuedBy">Who issues it; the product at level 3, a manager by decision.</param>
    public SupervisionNotice(string number, Deadline deadline, int level, DateOnly on, DoneBy issuedBy, string? note)
        : base(deadline.ToCaseKey())
    {
        Id = RecordId.New();
        Number = number;
        DeadlineId = deadline.Id;
        SubjectNumber = deadline.Number;
        Text = deadline.Text;
        AddressedTo = deadline.Responsible;
        AddressedToId = deadline.ResponsibleId;
        Level = level;
        IssuedOn = on;
        IssuedBy = issuedBy;
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        Side = deadline.Side;
        var facts = new Dictionary<string, string> { ["notice"] = number, ["number"] = SubjectNumber, ["text"] = Text };
        // what is said to the regulator's own people stays inside; a notice of the ladder is told by its rung
        Record(new Happening("chasing.supervision-notice", SubjectNumber, on, issuedBy, Note, facts, Internal: Side == Side.Regulator));
        if (issuedBy.Person.Id != default)
        {
            Inform(new Tell(AddressedToId, "chasing.supervision-notice", "owner", facts));
        }
    }

    /// <summary>Identifier.</summary>
    public RecordId Id { get; private set; }

    /// <summary>DB-[year]-[sequence]; unique.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The deadline that was missed.</summary>
    public DeadlineId DeadlineId { get; private set; }

    /// <summary>The record within the case ("C3").</summary>
    public string SubjectNumber { get; private set; } = "";

    /// <summary>What had been promised.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who must act.</summary>
    public PersonId AddressedToId { get; private set; }

    /// <summary>Who must act, with the name as cited.</summary>
    public PersonRef AddressedTo { get; private set; } = null!;

    /// <summary>The side that is to act.</summary>
    public Side Side { get; private set; }

    /// <summary>The level at which it was issued.</summary>
    public int Level { get; private set; }

    /// <summary>The day of issue.</summary>
    public DateOnly IssuedOn { get; private set; }

    /// <summary>Who issued it.</summary>
    public DoneBy IssuedBy { get; private set; } = null!;

    /// <summary>The words of the one who issued it, or null.</summary>
    public string? Note { get; private set; }

    /// <summary>The day on which it was acknowledged, or null.</summary>
    public DateOnly? AcknowledgedOn { get; private set; }

    /// <summary>Who acknowledged it, or null.</summary>
    public DoneBy? AcknowledgedBy { get; private set; }

    /// <summary>Acknowledges it by name: the responsible person, or a manager of the bureau.</summary>
    public void Acknowledge(Act act)
    {
        Rule.Require(AcknowledgedOn is null, "chasing.rule.acknowledged");
        var by = act.By.Require(capacity => capacity.IsPerson(AddressedToId) || capacity.IsManagerOf(DivisionCode), "chasing.rule.acknowledge");
        AcknowledgedOn = act.Today;
        AcknowledgedBy = by;
        Record(new Happening("chasing.acknowledged", SubjectNumber, act.Today, by, null, new Dictionary<string, string> { ["notice"] = Number }, Internal: Side == Side.Regulator));
    }
}
