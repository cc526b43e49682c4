using System.Text.Json;
using System.Text.Json.Serialization;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SignInAccount = Assistance.Data.Records.Account;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>
/// Fills an empty installation with the sample cases, the bureaux above those of the cases, and an account for every role. The setting
/// "demo" says so from then on.
/// </summary>
/// <param name="Language">"zh" or "en".</param>
public sealed record LoadDemo(string Language) : IRequest<LoadedDemo>;

/// <summary>What was loaded.</summary>
/// <param name="Cases">How many cases.</param>
/// <param name="Accounts">How many accounts.</param>
public sealed record LoadedDemo(int Cases, int Accounts);

/// <summary>The samples exist in two languages.</summary>
public sealed class LoadDemoValidator : AbstractValidator<LoadDemo>
{
    public LoadDemoValidator() => RuleFor(command => command.Language).Must(language => language is "zh" or "en");
}

internal sealed class LoadDemoHandler(AssistanceDb db, CurrentUser user, IMediator mediator) : IRequestHandler<LoadDemo, LoadedDemo>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly PasswordHasher<SignInAccount> hasher = new();

    public async Task<LoadedDemo> Handle(LoadDemo request, CancellationToken cancellationToken)
    {
        if (await db.Bureaux.AnyAsync(cancellationToken) || await db.People.AnyAsync(cancellationToken) || await db.Cases.AnyAsync(cancellationToken))
        {
            throw new RefusedException(new Refusal("", "demo.not-empty", "casefiles.refused.demo-not-empty"));
        }

        var isChinese = request.Language == "zh";
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var file = await CommandRun.ReadFileAsync(ReferenceFiles.PathOf($"sample_cases.{request.Language}.json"), cancellationToken);
        var imported = await mediator.Send(new ImportCases(file), cancellationToken);
        db.Perform(user.Act, nameof(LoadDemo));
        var demo = JsonSerializer.Deserialize<DemoFile>(await CommandRun.ReadFileAsync(ReferenceFiles.PathOf("demo.json"), cancellationToken), Json)!;
        var language = (isChinese ? Languages.Chinese : Languages.English).Name;
        foreach (var above in demo.BureauxAbove)
        {
            var bureau = new Bureau(isChinese ? above.Zh : above.En, above.Division);
            var head = Person.OfBureau(above.Head.Name(isChinese), null, Role.Manager, bureau, language);
            Reach(head, above.Head.Account);
            bureau.PutInCharge(head);
            db.Add(bureau);
            db.Add(head);
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var one in demo.Accounts)
        {
            var person = await FindAsync(one, one.Name(isChinese), cancellationToken) ?? await CreateAsync(one, one.Name(isChinese), language, cancellationToken);
            Reach(person, one.Account);
            Open(one.Account, person);
        }

        db.Add(new Setting { Name = DemoMode.Setting, Value = request.Language, At = user.Act.At });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(imported.Cases.Count, demo.Accounts.Count);
    }

    /// <summary>A person of the samples, by name and place.</summary>
    private Task<Person?> FindAsync(DemoAccount one, string name, CancellationToken cancellationToken) => db.People
        .Where(person => person.Role == one.Role && person.Name == name && (one.Division == null || person.DivisionCode == one.Division)
            && (one.Uscc == null || db.Enterprises.Any(enterprise => enterprise.Id == person.EnterpriseId && enterprise.Uscc == one.Uscc)))
        .FirstOrDefaultAsync(cancellationToken);

    private async Task<Person> CreateAsync(DemoAccount one, string name, string language, CancellationToken cancellationToken)
    {
        var person = one.Role switch
        {
            Role.Administrator => Person.Administrator(name, language),
            Role.Auditor => Person.Auditor(name, one.Division!, language),
            Role.Expert => Person.Expert(name, null, language),
            Role.EnterpriseContact => Person.OfEnterprise(
                name, null, one.Right!.Value, (await db.Enterprises.FirstAsync(enterprise => enterprise.Uscc == one.Uscc, cancellationToken)).Id, language),
            _ => Person.OfBureau(name, null, one.Role, await db.Bureaux.FirstAsync(bureau => bureau.DivisionCode == one.Division, cancellationToken), language),
        };
        db.Add(person);
        return person;
    }

    // addresses of the reserved top-level domain lead nowhere, whatever is done with the mail
    private static void Reach(Person person, string account) =>
        person.Describe(person.Name, person.Title, $"{account}@demo.example", person.Phone, person.IsChiefQualityOfficer);

    private void Open(string name, Person person)
    {
        var account = new SignInAccount
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            Email = person.Email,
            NormalizedEmail = person.Email?.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            PersonId = person.Id,
            IsDemo = true,
            LockoutEnabled = true,
        };
        account.PasswordHash = hasher.HashPassword(account, DemoMode.Password);
        db.Add(account);
    }

    private sealed record DemoFile(IReadOnlyList<DemoBureau> BureauxAbove, IReadOnlyList<DemoAccount> Accounts);

    private sealed record DemoBureau(string Division, string Zh, string En, DemoHead Head);

    private sealed record DemoHead(string Account, string Zh, string En)
    {
        public string Name(bool isChinese) => isChinese ? Zh : En;
    }

    private sealed record DemoAccount(string Account, Role Role, ContactRight? Right, string? Division, string? Uscc, string Zh, string En)
    {
        public string Name(bool isChinese) => isChinese ? Zh : En;
    }
}
