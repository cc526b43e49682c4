using Assistance.Domain.Agreements;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;

namespace Assistance.Web.Features.Agreements;

/// <summary>One dated commitment as it is typed.</summary>
public sealed record ItemInput
{
    /// <summary>What is promised.</summary>
    public string Text { get; set; } = "";

    /// <summary>Who answers for it.</summary>
    public Guid? Owner { get; set; }

    /// <summary>Until when.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>What evidence the confirmation needs.</summary>
    public EvidenceRule EvidenceRule { get; set; } = EvidenceRule.Any;

    /// <summary>Whether nothing was typed; such a line is left out.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Owner is null && Due is null;
}

/// <summary>An agreement as it is typed. Rows are added and removed by buttons; what is empty is left out when it is saved.</summary>
public sealed record AgreementForm
{
    /// <summary>First day of the term.</summary>
    public DateOnly? Start { get; set; }

    /// <summary>Last day of the term.</summary>
    public DateOnly? End { get; set; }

    /// <summary>Codes of the service domains.</summary>
    public List<string> ScopeDomains { get; set; } = [];

    /// <summary>Standing duties of the regulator.</summary>
    public List<string> RegulatorObligations { get; set; } = [];

    /// <summary>Standing duties of the enterprise.</summary>
    public List<string> EnterpriseObligations { get; set; } = [];

    /// <summary>Dated commitments of the regulator.</summary>
    public List<ItemInput> RegulatorItems { get; set; } = [];

    /// <summary>Dated commitments of the enterprise.</summary>
    public List<ItemInput> EnterpriseItems { get; set; } = [];

    /// <summary>Who signs for the regulator.</summary>
    public Guid? SignatoryRegulator { get; set; }

    /// <summary>Who signs for the enterprise.</summary>
    public Guid? SignatoryEnterprise { get; set; }

    /// <summary>The regulator's liaison person.</summary>
    public Guid? LiaisonRegulator { get; set; }

    /// <summary>The enterprise's liaison person.</summary>
    public Guid? LiaisonEnterprise { get; set; }

    /// <summary>Everybody who is named.</summary>
    public IEnumerable<Guid> People => new[] { SignatoryRegulator, SignatoryEnterprise, LiaisonRegulator, LiaisonEnterprise }
        .Concat(RegulatorItems.Concat(EnterpriseItems).Where(item => !item.IsEmpty).Select(item => item.Owner))
        .OfType<Guid>().Distinct();

    /// <summary>The agreement as it stands, to be changed.</summary>
    public static AgreementForm Of(Agreement agreement) => new()
    {
        Start = agreement.Start,
        End = agreement.End,
        ScopeDomains = [.. agreement.ScopeDomains],
        RegulatorObligations = Texts(agreement, Side.Regulator),
        EnterpriseObligations = Texts(agreement, Side.Enterprise),
        RegulatorItems = Items(agreement, Side.Regulator),
        EnterpriseItems = Items(agreement, Side.Enterprise),
        SignatoryRegulator = agreement.SignatoryRegulator.Id.Value,
        SignatoryEnterprise = agreement.SignatoryEnterprise.Id.Value,
        LiaisonRegulator = agreement.LiaisonRegulator?.Id.Value,
        LiaisonEnterprise = agreement.LiaisonEnterprise?.Id.Value,
    };

    /// <summary>What is agreed, with the people as they are called now.</summary>
    public AgreementTerms ToTerms(Func<Guid, PersonRef> person) => new(
        Start!.Value, End!.Value, ScopeDomains,
        [.. Written(RegulatorObligations, Side.Regulator), .. Written(EnterpriseObligations, Side.Enterprise)],
        [.. Promised(RegulatorItems, Side.Regulator, person), .. Promised(EnterpriseItems, Side.Enterprise, person)],
        person(SignatoryRegulator!.Value), person(SignatoryEnterprise!.Value),
        LiaisonRegulator is { } regulator ? person(regulator) : null, LiaisonEnterprise is { } enterprise ? person(enterprise) : null);

    /// <summary>Adds an empty row.</summary>
    /// <param name="list">Name of the list.</param>
    public void AddRow(string list)
    {
        Texts(list)?.Add("");
        Rows(list)?.Add(new());
    }

    /// <summary>Takes a row out.</summary>
    /// <param name="list">Name of the list.</param>
    /// <param name="index">Its place, from 0; a place that is not there is passed over.</param>
    public void RemoveRow(string list, int index)
    {
        if (Texts(list) is { } texts && index >= 0 && index < texts.Count)
        {
            texts.RemoveAt(index);
        }

        if (Rows(list) is { } rows && index >= 0 && index < rows.Count)
        {
            rows.RemoveAt(index);
        }
    }

    /// <summary>Adds sentences that are not there yet.</summary>
    public void AddObligations(Side side, IEnumerable<string> sentences)
    {
        var list = side == Side.Regulator ? RegulatorObligations : EnterpriseObligations;
        list.RemoveAll(string.IsNullOrWhiteSpace);
        list.AddRange(sentences.Where(sentence => !list.Contains(sentence)).ToList());
    }

    /// <summary>Every input with its value as it is posted, by name.</summary>
    public IEnumerable<(string Name, string Value)> Flatten()
    {
        yield return (nameof(Start), Day(Start));
        yield return (nameof(End), Day(End));
        yield return (nameof(SignatoryRegulator), $"{SignatoryRegulator}");
        yield return (nameof(SignatoryEnterprise), $"{SignatoryEnterprise}");
        yield return (nameof(LiaisonRegulator), $"{LiaisonRegulator}");
        yield return (nameof(LiaisonEnterprise), $"{LiaisonEnterprise}");
        foreach (var (name, list) in new[] { (nameof(RegulatorObligations), RegulatorObligations), (nameof(EnterpriseObligations), EnterpriseObligations) })
        {
            for (var i = 0; i < list.Count; i++)
            {
                yield return ($"{name}[{i}]", list[i]);
            }
        }

        foreach (var (name, list) in new[] { (nameof(RegulatorItems), RegulatorItems), (nameof(EnterpriseItems), EnterpriseItems) })
        {
            for (var i = 0; i < list.Count; i++)
            {
                yield return ($"{name}[{i}].{nameof(ItemInput.Text)}", list[i].Text);
                yield return ($"{name}[{i}].{nameof(ItemInput.Owner)}", $"{list[i].Owner}");
                yield return ($"{name}[{i}].{nameof(ItemInput.Due)}", Day(list[i].Due));
                yield return ($"{name}[{i}].{nameof(ItemInput.EvidenceRule)}", $"{list[i].EvidenceRule}");
            }
        }
    }

    private List<string>? Texts(string list) => list switch
    {
        nameof(RegulatorObligations) => RegulatorObligations,
        nameof(EnterpriseObligations) => EnterpriseObligations,
        _ => null,
    };

    private List<ItemInput>? Rows(string list) => list switch
    {
        nameof(RegulatorItems) => RegulatorItems,
        nameof(EnterpriseItems) => EnterpriseItems,
        _ => null,
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static List<string> Texts(Agreement agreement, Side side) => [.. agreement.Obligations.Where(one => one.Side == side).Select(one => one.Text)];

    private static List<ItemInput> Items(Agreement agreement, Side side) => [.. agreement.Items.Where(item => item.Side == side)
        .Select(item => new ItemInput { Text = item.Text, Owner = item.Owner.Id.Value, Due = item.Due, EvidenceRule = item.EvidenceRule })];

    private static IEnumerable<Obligation> Written(IEnumerable<string> list, Side side) =>
        list.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => new Obligation(side, text.Trim()));

    private static IEnumerable<AgreementItem> Promised(IEnumerable<ItemInput> list, Side side, Func<Guid, PersonRef> person) =>
        list.Where(item => !item.IsEmpty).Select(item => new AgreementItem(side, person(item.Owner!.Value), item.Text.Trim(), item.Due!.Value, item.EvidenceRule));
}
