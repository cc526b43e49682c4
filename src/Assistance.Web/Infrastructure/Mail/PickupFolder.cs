using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Mail;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Localization;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Mail;

/// <summary>Where mail goes that is not to leave: one .eml file each, named by the instant and the Message-ID.</summary>
public sealed class PickupFolder(DataFolder data, Clock clock, IOptions<MailOptions> options) : IMailSender
{
    // names of files by Message-ID, listed once for a run: it may write many thousand
    private readonly Lazy<ConcurrentDictionary<string, string>> known = new(() => new(
        Directory.EnumerateFiles(data.Folder("mail"), "*_*.eml").Select(path => Path.GetFileName(path)).Select(name => KeyValuePair.Create(name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..^4], name)).DistinctBy(one => one.Key)));

    /// <inheritdoc/>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var beside = Path.Combine(Root, ".part-" + FileNameOf(mail.MessageId));
        try
        {
            // the framework chooses the name of the file itself, so it writes into a folder of its own
            Directory.CreateDirectory(beside);
            using (var message = mail.ToMessage(options.Value))
            using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = beside })
            {
                await client.SendMailAsync(message, cancellationToken);
            }

            var written = Directory.EnumerateFiles(beside, "*.eml").Single();
            File.Move(written, Path.Combine(Root, NameOf(mail.MessageId)), overwrite: true);
        }
        catch (Exception failure) when (failure is SmtpException or FormatException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new MailException(failure is FormatException ? MailFailure.Address : MailFailure.Temporary, null, failure.InnerException?.Message ?? failure.Message, failure);
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    /// <summary>The newest files, by name; at most as many as asked for.</summary>
    public IReadOnlyList<string> Newest(int count) =>
        [.. Directory.EnumerateFiles(Root, "*.eml").Select(path => Path.GetFileName(path)).OrderDescending(StringComparer.Ordinal).Take(count)];

    /// <summary>Reads a mail back; null when there is none of that name.</summary>
    public ReadMail? Read(string name)
    {
        var path = Path.Combine(Root, name);
        return Path.GetFileName(name) == name && name.EndsWith(".eml", StringComparison.Ordinal) && File.Exists(path) ? ReadMail.Parse(name, File.ReadAllText(path)) : null;
    }

    /// <summary>The files whose mail goes to an address, by name.</summary>
    public IReadOnlyList<string> AddressedTo(string address) =>
        [.. Directory.EnumerateFiles(Root, "*.eml").Select(path => Path.GetFileName(path)).Where(name => Read(name)?.To.Contains(address, StringComparison.OrdinalIgnoreCase) == true)];

    /// <summary>The files written before an instant.</summary>
    /// <param name="before">UTC.</param>
    public IReadOnlyList<(string Name, DateTime At)> OlderThan(DateTime before) =>
        [.. Directory.EnumerateFiles(Root, "*.eml").Select(path => (Path.GetFileName(path), At: File.GetLastWriteTimeUtc(path))).Where(file => file.At < before)];

    /// <summary>Removes files.</summary>
    /// <returns>How many.</returns>
    public int Remove(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            File.Delete(Path.Combine(Root, Path.GetFileName(name)));
        }

        return names.Count;
    }

    private string Root => data.Folder("mail");

    // a mail that is written again takes the place of the first
    private string NameOf(string messageId) => known.Value.GetOrAdd(
        FileNameOf(messageId), id => clock.Local(clock.Now).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "_" + id + ".eml");

    private static string FileNameOf(string messageId) => string.Concat(messageId.Split('@')[0].Where(char.IsAsciiLetterOrDigit));
}
