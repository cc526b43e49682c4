using Assistance.Web.Tests.Infrastructure;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Assistance.EndToEnd.Tests.Infrastructure;

/// <summary>The program on a free port of this machine, for a real browser.</summary>
public sealed class ServedApp : AssistanceApp
{
    public ServedApp()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    /// <summary>Where the program listens.</summary>
    public string Address { get; }

    /// <inheritdoc/>
    protected override string BaseUrl => "http://127.0.0.1";
}
