using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;

namespace Assistance.Web.Features.Problems;

/// <summary>One problem with everything that hangs on it.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class ProblemDetailsModel : ProblemPage
{
    protected override bool Whole => true;
}
