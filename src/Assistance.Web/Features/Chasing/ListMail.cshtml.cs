using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Chasing;

/// <summary>The mails that did not leave this installation.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class ListMailModel(IHostEnvironment environment, IOptions<MailOptions> options) : AppPage
{
    /// <summary>The newest mails.</summary>
    public IReadOnlyList<ReadMail> Mails { get; private set; } = [];

    /// <summary>Whether mail leaves this installation, so that nothing more comes here.</summary>
    public bool Leaves => MailSetup.Leaves(environment, options.Value);

    /// <summary>The server that takes mail.</summary>
    public string Host => options.Value.Host;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Mails = await Send(new ListMail(), cancellationToken);
}
