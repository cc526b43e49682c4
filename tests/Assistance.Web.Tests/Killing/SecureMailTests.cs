using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Assistance.Data.Records;
using Assistance.Tests.Shared;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Killing;

/// <summary>Mail of the real server to a mail server that asks for STARTTLS and a password.</summary>
[Collection(Kill.Name), Trait("Suite", Kill.Suite)]
public class SecureMailTests
{
    [Fact]
    public async Task Mail_goes_encrypted_with_the_right_password_to_a_server_that_can_prove_itself_and_else_not_at_all()
    {
        using var installation = Installation.Fresh();
        var folder = Directory.CreateTempSubdirectory("assistance_tls").FullName;
        var (certificate, key) = Certificate(folder);
        using var post = new MailServer(certificate, key, "assistance", "correct horse");
        await using var app = new AssistanceApp(installation) { Keep = true };
        app.Clock.Set("2026-11-20");
        var waiting = await WaitingMail.Add(app, Cast.Member, "mia@example.com");

        // nobody vouches for the certificate
        await Refused("correct horse", []);
        // not our password
        await Refused("wrong horse", [new("SSL_CERT_FILE", certificate)]);

        using var product = ProductProcess.Begin(installation, Settings("correct horse"), [new("SSL_CERT_FILE", certificate)]);
        await product.Answers();
        await Until(() => post.Taken.Count > 0);
        var mail = Assert.Single(post.Taken);
        Assert.Equal(("mia@example.com", true, "assistance"), (mail.To, mail.Tls, mail.User));
        Directory.Delete(folder, recursive: true);

        async Task Refused(string password, KeyValuePair<string, string>[] environment)
        {
            using var wrong = ProductProcess.Begin(installation, Settings(password), environment);
            await wrong.Answers();
            Notice row = null!;
            await Until(async () => (row = await WaitingMail.Row(app, waiting)).Error is not null);
            Assert.Equal((NoticeState.Pending, 0), (row.State, row.Attempts));
            Assert.Empty(post.Taken);
            wrong.Kill();
            await WaitingMail.Forgive(app, waiting);
        }

        Dictionary<string, string> Settings(string password) => new(Kill.Settings(post))
        {
            ["Mail:Host"] = "localhost",
            ["Mail:StartTls"] = "true",
            ["Mail:User"] = "assistance",
            ["Mail:Password"] = password,
        };
    }

    private static (string Certificate, string Key) Certificate(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        var (certificate, secret) = (Path.Combine(folder, "server.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(secret, key.ExportPkcs8PrivateKeyPem());
        return (certificate, secret);
    }

    private static async Task Until(Func<bool> done) => await Until(() => Task.FromResult(done()));

    private static async Task Until(Func<Task<bool>> done)
    {
        var until = TimeProvider.System.GetUtcNow().AddSeconds(60);
        while (!await done())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "It did not happen.");
            await Task.Delay(50);
        }
    }
}
