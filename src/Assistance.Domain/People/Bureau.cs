using Assistance.Domain.Common;

namespace Assistance.Domain.People;

/// <summary>A market-regulation bureau. It hangs on a division of GB/T 2260; there is one bureau for a division.</summary>
public sealed class Bureau : Entity
{
    private Bureau()
    {
    }

    /// <summary>Opens a bureau.</summary>
    /// <param name="name">Full name.</param>
    /// <param name="divisionCode">Six-digit division code.</param>
    public Bureau(string name, string divisionCode)
    {
        Id = BureauId.New();
        Rule.RequireFor(nameof(DivisionCode), divisionCode.Length == 6 && divisionCode.All(char.IsAsciiDigit), "people.rule.division");
        DivisionCode = divisionCode;
        Rename(name);
    }

    /// <summary>Identifier.</summary>
    public BureauId Id { get; private set; }

    /// <summary>Full name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Six-digit division code; unique.</summary>
    public string DivisionCode { get; private set; } = "";

    /// <summary>The manager who answers for the bureau: told at level 2, and at level 3 of the bureaux below.</summary>
    public PersonId? HeadId { get; private set; }

    /// <summary>IANA name of the time zone in which the bureau's days begin.</summary>
    public string TimeZone { get; private set; } = "Asia/Shanghai";

    /// <summary>Changes the name.</summary>
    public void Rename(string name) => Name = Rule.Text(nameof(Name), name, "people.rule.bureau-name");

    /// <summary>Names the manager who answers for the bureau.</summary>
    public void PutInCharge(Person manager)
    {
        Rule.RequireFor(nameof(HeadId), manager.Role == Role.Manager && manager.BureauId == Id && manager.IsActive, "people.rule.head-is-manager");
        HeadId = manager.Id;
    }
}
