using System.Text.Json;

namespace Assistance.Web.Infrastructure.ReferenceCodes;

/// <summary>A 5M1E cause with its finer causes.</summary>
public sealed record CauseGroup(CodeName Name, IReadOnlyList<CodeName> SubCauses);

/// <summary>A domain of the national quality infrastructure with its services.</summary>
public sealed record ServiceDomain(CodeName Name, IReadOnlyList<CodeName> Services);

/// <summary>The short lists of codes: causes, grades, causes of delay, service domains.</summary>
public sealed class CodeLists
{
    private readonly Dictionary<string, CodeName> byCode;

    private CodeLists(JsonElement lists, JsonElement domains)
    {
        Causes = [.. lists.GetProperty("cause_5m1e").EnumerateArray().Select(item => new CauseGroup(Name(item), [.. item.GetProperty("sub").EnumerateArray().Select(Name)]))];
        Severities = List(lists, "severity");
        Triages = List(lists, "triage");
        Complexities = List(lists, "complexity");
        RegulatorDelayCauses = List(lists, "failure_cause");
        EnterpriseDelayCauses = List(lists, "enterprise_overdue_cause");
        Domains = [.. domains.EnumerateArray().Select(item => new ServiceDomain(Name(item), [.. item.GetProperty("services").EnumerateArray().Select(Name)]))];
        byCode = new[] { Severities, Triages, Complexities, RegulatorDelayCauses, EnterpriseDelayCauses }
            .SelectMany(list => list)
            .Concat(Causes.SelectMany(group => group.SubCauses.Prepend(group.Name)))
            .Concat(Domains.SelectMany(domain => domain.Services.Prepend(domain.Name)))
            .ToDictionary(name => name.Code);
    }

    /// <summary>5M1E: man, machine, material, method, measurement, environment.</summary>
    public IReadOnlyList<CauseGroup> Causes { get; }

    /// <summary>S1 to S4.</summary>
    public IReadOnlyList<CodeName> Severities { get; }

    /// <summary>IMMEDIATE, DEFERRED, RESEARCH.</summary>
    public IReadOnlyList<CodeName> Triages { get; }

    /// <summary>SINGLE, MULTIPLE.</summary>
    public IReadOnlyList<CodeName> Complexities { get; }

    /// <summary>Why the regulator is late.</summary>
    public IReadOnlyList<CodeName> RegulatorDelayCauses { get; }

    /// <summary>Why an enterprise is late.</summary>
    public IReadOnlyList<CodeName> EnterpriseDelayCauses { get; }

    /// <summary>The service domains (STD, MET, CER, TST, BRD, QMG) with their services.</summary>
    public IReadOnlyList<ServiceDomain> Domains { get; }

    /// <summary>Reads the lists.</summary>
    public static CodeLists Load(string listsPath, string domainsPath)
    {
        using var lists = JsonDocument.Parse(File.ReadAllText(listsPath));
        using var domains = JsonDocument.Parse(File.ReadAllText(domainsPath));
        return new(lists.RootElement, domains.RootElement);
    }

    /// <summary>The names of a code of any of the lists, or null.</summary>
    public CodeName? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>Whether the code is a service domain.</summary>
    public bool IsDomain(string code) => Domains.Any(domain => domain.Name.Code == code);

    /// <summary>Whether the code is a service of a domain.</summary>
    public bool IsService(string code) => Domains.Any(domain => domain.Services.Any(service => service.Code == code));

    private static List<CodeName> List(JsonElement lists, string name) => [.. lists.GetProperty(name).EnumerateArray().Select(Name)];

    // entries stand in the file as objects with code, zh and en, or as three texts in that order
    private static CodeName Name(JsonElement item) => item.ValueKind == JsonValueKind.Array
        ? new(item[0].GetString()!, item[1].GetString()!, item[2].GetString()!)
        : new(item.GetProperty("code").GetString()!, item.GetProperty("zh").GetString()!, item.GetProperty("en").GetString()!);
}
