using Assistance.Domain.Common;

namespace Assistance.Domain.Enterprises;

/// <summary>A social credit code under which an enterprise stood by mistake.</summary>
/// <param name="Until">The day on which it was corrected.</param>
/// <param name="By">Who corrected it.</param>
public sealed record FormerCode(string Uscc, DateOnly Until, DoneBy By, string Reason);

/// <summary>企业: the party that receives assistance and carries the primary responsibility for quality.</summary>
public sealed class Enterprise : Entity
{
    private Enterprise()
    {
    }

    /// <summary>Takes an enterprise into the register. The code has been checked already.</summary>
    public Enterprise(string uscc, string name, string divisionCode)
    {
        Id = EnterpriseId.New();
        Uscc = uscc;
        Name = Rule.Text(nameof(Name), name, "enterprises.rule.name");
        DivisionCode = divisionCode;
    }

    /// <summary>Identifier.</summary>
    public EnterpriseId Id { get; private set; }

    /// <summary>统一社会信用代码, GB 32100-2015: 18 characters, normalised; unique.</summary>
    public string Uscc { get; private set; } = "";

    /// <summary>Codes that were wrong and have been corrected, oldest first.</summary>
    public IReadOnlyList<FormerCode> FormerCodes { get; private set; } = [];

    /// <summary>Why a code with a wrong check digit was taken; null when the code is right.</summary>
    public string? UsccOverrideReason { get; private set; }

    /// <summary>Registered name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>GB/T 2260 division of the enterprise; six digits, retired codes included.</summary>
    public string DivisionCode { get; private set; } = "";

    /// <summary>GB/T 4754-2017 industry code (class, group or division), or null when unknown.</summary>
    public string? IndustryCode { get; private set; }

    /// <summary>Number of employees, or null.</summary>
    public int? Employees { get; private set; }

    /// <summary>Yearly revenue in 万元 (10,000 CNY), or null.</summary>
    public decimal? Revenue10kCny { get; private set; }

    /// <summary>Total assets in 万元 (10,000 CNY), or null.</summary>
    public decimal? Assets10kCny { get; private set; }

    /// <summary>Size class of 2017, computed from industry and figures; null when they do not suffice.</summary>
    public SizeClass? SizeClass { get; private set; }

    /// <summary>Main products, in the order of the record.</summary>
    public IReadOnlyList<string> MainProducts { get; private set; } = [];

    /// <summary>Address, or null.</summary>
    public string? Address { get; private set; }

    /// <summary>The person named by the enterprise to report progress, or null.</summary>
    public PersonId? MainContactId { get; private set; }

    /// <summary>质量合作社: the quality cooperative that the enterprise stands for, or null.</summary>
    public string? Cooperative { get; private set; }

    /// <summary>The members of the cooperative.</summary>
    public IReadOnlyList<string> CooperativeMembers { get; private set; } = [];

    /// <summary>Changes name, place and figures; the size class follows them.</summary>
    /// <param name="sizeClass">The class computed by the rule of 2017 from these figures, or null.</param>
    public void Describe(
        string name, string divisionCode, string? industryCode, int? employees, decimal? revenue10kCny, decimal? assets10kCny,
        SizeClass? sizeClass, string? address, IReadOnlyList<string> mainProducts)
    {
        Name = Rule.Text(nameof(Name), name, "enterprises.rule.name");
        Rule.RequireFor(nameof(Employees), employees is null or >= 0, "enterprises.rule.negative");
        Rule.RequireFor(nameof(Revenue10kCny), revenue10kCny is null or >= 0, "enterprises.rule.negative");
        Rule.RequireFor(nameof(Assets10kCny), assets10kCny is null or >= 0, "enterprises.rule.negative");
        DivisionCode = divisionCode;
        IndustryCode = industryCode;
        Employees = employees;
        Revenue10kCny = revenue10kCny;
        Assets10kCny = assets10kCny;
        SizeClass = sizeClass;
        Address = string.IsNullOrWhiteSpace(address) ? null : address.Trim();
        MainProducts = [.. mainProducts.Select(product => product.Trim()).Where(product => product.Length > 0)];
    }

    /// <summary>Records why a legally issued code with a wrong check digit is accepted.</summary>
    public void AcceptIrregularCode(string reason) =>
        UsccOverrideReason = Rule.Text(nameof(UsccOverrideReason), reason, "enterprises.rule.override-reason");

    /// <summary>A manager corrects a code that was typed wrongly; the wrong one stays visible.</summary>
    /// <param name="uscc">The right code, checked already.</param>
    /// <param name="overrideReason">Why it is taken although its check character is wrong, or null.</param>
    public void CorrectCode(string uscc, string? overrideReason, string reason, Act act)
    {
        var by = act.By.Require(capacity => capacity.Role == People.Role.Manager && capacity.Keeps(DivisionCode), "enterprises.rule.correct-manager");
        Rule.RequireFor(nameof(Uscc), uscc != Uscc, "enterprises.rule.same-code");
        FormerCodes = [.. FormerCodes, new(Uscc, act.Today, by, Rule.Text("Reason", reason, "enterprises.rule.correct-reason"))];
        (Uscc, UsccOverrideReason) = (uscc, overrideReason);
    }

    /// <summary>Names the contact who reports progress.</summary>
    public void NameContact(PersonId contact) => MainContactId = contact;

    /// <summary>Records the quality cooperative and its members; an empty name ends it.</summary>
    public void LeadCooperative(string? name, IReadOnlyList<string> members)
    {
        Cooperative = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        CooperativeMembers = Cooperative is null ? [] : [.. members.Select(member => member.Trim()).Where(member => member.Length > 0)];
    }
}
