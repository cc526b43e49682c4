using Assistance.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace Assistance.Data.Records;

/// <summary>The means to sign in of one person. People that came in with a case file have none.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Who signs in with it; one account a person.</summary>
    public PersonId PersonId { get; set; }

    /// <summary>Whether it is a demo account, shown with its role on the sign-in page in demo mode.</summary>
    public bool IsDemo { get; set; }
}
