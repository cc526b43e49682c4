using Assistance.Domain.Common;
using Assistance.Domain.People;

namespace Assistance.Domain.Calendar;

/// <summary>
/// Days on which one side is closed besides the public calendar: the shut-down of an enterprise, or a bureau's own closing days. They
/// count as days off for the deadlines of that side. No due date moves by it, only what is counted in working days.
/// </summary>
public sealed class Closing : Entity
{
    /// <summary>Days of one closing at most; longer ones are a pause of the case, which a manager decides.</summary>
    public const int MaxDays = 60;

    private Closing()
    {
    }

    private Closing(Side side, DateOnly from, DateOnly until, string reason, Act act, DoneBy by)
    {
        Rule.RequireFor(nameof(From), from >= act.Today, "closings.rule.past");
        Rule.RequireFor(nameof(Until), until >= from, "closings.rule.order");
        Rule.RequireFor(nameof(Until), until.DayNumber - from.DayNumber < MaxDays, "closings.rule.too-long", MaxDays);
        Id = RecordId.New();
        (Side, From, Until) = (side, from, until);
        Reason = Rule.Text(nameof(Reason), reason, "closings.rule.reason");
        EnteredBy = by.Person.Name;
    }

    /// <summary>Identifier.</summary>
    public RecordId Id { get; private set; }

    /// <summary>The side that is closed.</summary>
    public Side Side { get; private set; }

    /// <summary>The division of the bureau that is closed; null for an enterprise.</summary>
    public string? DivisionCode { get; private set; }

    /// <summary>The enterprise that is closed; null for a bureau.</summary>
    public EnterpriseId? EnterpriseId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Why, in the words of the one who entered it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who entered it.</summary>
    public string EnteredBy { get; private set; } = "";

    /// <summary>A shut-down of an enterprise, entered by its lead contact before it begins.</summary>
    public static Closing OfEnterprise(EnterpriseId enterprise, DateOnly from, DateOnly until, string reason, Act act) =>
        new(Side.Enterprise, from, until, reason, act, act.By.Require(capacity => capacity.IsContactOf(enterprise, ContactRight.Lead), "closings.rule.who"))
        {
            EnterpriseId = enterprise,
        };

    /// <summary>Closing days of a bureau, entered before they begin by a manager whose area it is in, or by an administrator.</summary>
    public static Closing OfBureau(string divisionCode, DateOnly from, DateOnly until, string reason, Act act) =>
        new(Side.Regulator, from, until, reason, act, act.By.Require(capacity => capacity.Role == Role.Administrator || capacity.IsManagerOf(divisionCode), "closings.rule.who"))
        {
            DivisionCode = divisionCode,
        };

    /// <summary>Opens again from today on: what has passed stays, and one that has not begun is as if it had never been.</summary>
    public void End(Act act)
    {
        act.By.Require(
            capacity => EnterpriseId is { } enterprise
                ? capacity.IsContactOf(enterprise, ContactRight.Lead)
                : capacity.Role == Role.Administrator || capacity.IsManagerOf(DivisionCode!),
            "closings.rule.who");
        Rule.Require(Until >= act.Today, "closings.rule.over");
        Until = act.Today.AddDays(-1);
    }
}
