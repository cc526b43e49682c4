using Assistance.Domain.People;

namespace Assistance.Web.Features.Admin;

/// <summary>What the administrator's form about a person holds.</summary>
public sealed class PersonInput
{
    public string Name { get; set; } = "";

    public string Title { get; set; } = "";

    public string Email { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Language { get; set; } = "";

    public bool IsChiefQualityOfficer { get; set; }

    public Role? Role { get; set; }

    public Guid? Bureau { get; set; }

    public ContactRight? Right { get; set; }

    public int RowVersion { get; set; }
}
