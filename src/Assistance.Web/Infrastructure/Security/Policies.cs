using System.Security.Claims;
using Assistance.Domain.People;
using Microsoft.AspNetCore.Authorization;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>
/// Which doors a role opens. Every page names one of these or says that it is open to all; a page that says nothing is closed. Records
/// are guarded by the database's queries, rights by the domain's verbs.
/// </summary>
public static class Policies
{
    public const string SignedIn = nameof(SignedIn);
    public const string Regulator = nameof(Regulator);
    public const string Manager = nameof(Manager);
    public const string Enterprise = nameof(Enterprise);
    public const string Expert = nameof(Expert);
    public const string Administrator = nameof(Administrator);
    public const string Auditor = nameof(Auditor);
    public const string AuditReader = nameof(AuditReader);
    public const string CaseReader = nameof(CaseReader);
    public const string CommitmentReader = nameof(CommitmentReader);
    public const string CommitmentActor = nameof(CommitmentActor);
    public const string RegulatorReader = nameof(RegulatorReader);
    public const string RegulatorOrEnterprise = nameof(RegulatorOrEnterprise);
    public const string ManagerOrAdministrator = nameof(ManagerOrAdministrator);
    public const string ManagerOrEnterprise = nameof(ManagerOrEnterprise);
    public const string ClosingKeeper = nameof(ClosingKeeper);

    private static readonly Dictionary<string, Role[]> Roles = new()
    {
        [SignedIn] = Enum.GetValues<Role>(),
        [Regulator] = [Role.Caseworker, Role.Manager],
        [Manager] = [Role.Manager],
        [Enterprise] = [Role.EnterpriseContact],
        [Expert] = [Role.Expert],
        [Administrator] = [Role.Administrator],
        [Auditor] = [Role.Auditor, Role.Manager],
        [AuditReader] = [Role.Auditor, Role.Manager, Role.Administrator],
        [CaseReader] = [Role.Caseworker, Role.Manager, Role.Auditor, Role.EnterpriseContact],
        [CommitmentReader] = [Role.Caseworker, Role.Manager, Role.Auditor, Role.EnterpriseContact, Role.Expert],
        [CommitmentActor] = [Role.Caseworker, Role.Manager, Role.EnterpriseContact, Role.Expert],
        [RegulatorReader] = [Role.Caseworker, Role.Manager, Role.Auditor],
        [RegulatorOrEnterprise] = [Role.Caseworker, Role.Manager, Role.EnterpriseContact],
        [ManagerOrAdministrator] = [Role.Manager, Role.Administrator],
        [ClosingKeeper] = [Role.Manager, Role.Administrator, Role.EnterpriseContact],
        [ManagerOrEnterprise] = [Role.Manager, Role.EnterpriseContact],
    };

    /// <summary>Registers the policies; what names none is closed to everybody.</summary>
    public static void Add(AuthorizationOptions options)
    {
        foreach (var (name, roles) in Roles)
        {
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => roles.Any(role => context.User.HasClaim(ClaimTypes.Role, role.ToString()))));
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }
}
