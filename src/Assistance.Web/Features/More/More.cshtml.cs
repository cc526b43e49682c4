using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;

namespace Assistance.Web.Features.More;

/// <summary>Every place that the reader is offered: on a phone, whose bar holds three, and what is needed less often.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class MoreModel : AppPage;
