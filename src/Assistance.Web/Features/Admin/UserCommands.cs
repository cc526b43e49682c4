using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Admin;

/// <summary>The person of an account name, or of an identifier: people without an account have nothing else.</summary>
public sealed record FindUser(string UserName) : IRequest<PersonId>;

internal sealed class FindUserValidator : AbstractValidator<FindUser>;

internal sealed class FindUserHandler(AssistanceDb db) : IRequestHandler<FindUser, PersonId>
{
    public async Task<PersonId> Handle(FindUser request, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(request.UserName, out var id))
        {
            return await db.People.AnyAsync(row => row.Id == new PersonId(id), cancellationToken) ? new(id) : throw new NotFoundException();
        }

        var normal = request.UserName.Trim().ToUpperInvariant();
        var found = await db.Accounts.Where(row => row.NormalizedUserName == normal).Select(row => (PersonId?)row.PersonId).SingleOrDefaultAsync(cancellationToken);
        return found ?? throw new NotFoundException();
    }
}

/// <summary>The bureau of a division.</summary>
public sealed record FindBureau(string Division) : IRequest<BureauId>;

internal sealed class FindBureauValidator : AbstractValidator<FindBureau>;

internal sealed class FindBureauHandler(AssistanceDb db) : IRequestHandler<FindBureau, BureauId>
{
    public async Task<BureauId> Handle(FindBureau request, CancellationToken cancellationToken) =>
        await db.Bureaux.Where(row => row.DivisionCode == request.Division).Select(row => (BureauId?)row.Id).SingleOrDefaultAsync(cancellationToken)
        ?? throw new BrokenRuleException("admin.rule.no-bureau");
}

/// <summary>user add NAME --role ROLE …: adds a person with an account and prints the one-time link to set a password.</summary>
public sealed class UserAddCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "user add";

    /// <inheritdoc/>
    public override string Parameters => "NAME --role caseworker|manager|expert|contact|auditor|administrator [--account NAME] [--email ADDRESS] [--division CODE] [--uscc CODE] [--right lead|member|reader] [--language zh-CN|en]";

    /// <inheritdoc/>
    public override string Purpose => "admin.command.add";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Options => ["--role", "--account", "--email", "--division", "--uscc", "--right", "--language"];

    /// <inheritdoc/>
    public override int Operands => 1;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        string Given(string option) => run.Arguments.Option(option) ?? "";
        var role = Given("--role") == "contact" ? Role.EnterpriseContact : Enum.TryParse<Role>(Given("--role"), true, out var named) && Enum.IsDefined(named) ? named : (Role?)null;
        ContactRight? right = Enum.TryParse<ContactRight>(Given("--right"), true, out var may) && Enum.IsDefined(may) ? may : null;
        Guid? bureau = role is Role.Caseworker or Role.Manager ? (await run.Send(new FindBureau(Given("--division")), cancellationToken)).Value : null;
        var account = Given("--account").Length > 0 ? Given("--account") : Given("--email").Length > 0 ? Given("--email") : run.Arguments.Operand(0);
        var person = await run.Send(
            new InvitePerson(
                run.Arguments.Operand(0), "", role, bureau, Given("--division"), Given("--uscc"), right, Given("--email"), "", account,
                Given("--language").Length > 0 ? Given("--language") : "zh-CN"),
            cancellationToken);
        var link = await run.Send(new ManageAccount(person, AccountAct.ShowLink, ""), cancellationToken);
        return run.Finish(new { Person = person.Value, Account = account, Link = link }, run.T["admin.command.added", account, link ?? ""]);
    }
}

/// <summary>user disable ACCOUNT: refused while open work names the person.</summary>
public sealed class UserDisableCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "user disable";

    /// <inheritdoc/>
    public override string Parameters => "ACCOUNT";

    /// <inheritdoc/>
    public override string Purpose => "admin.command.disable";

    /// <inheritdoc/>
    public override int Operands => 1;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var account = run.Arguments.Operand(0);
        await run.Send(new SetPersonActive(await run.Send(new FindUser(account), cancellationToken), false), cancellationToken);
        return run.Finish(new { Account = account, Disabled = true }, run.T["admin.command.disabled", account]);
    }
}

/// <summary>user reset ACCOUNT: prints a one-time link to set a password and turns the authenticator app off.</summary>
public sealed class UserResetCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "user reset";

    /// <inheritdoc/>
    public override string Parameters => "ACCOUNT";

    /// <inheritdoc/>
    public override string Purpose => "admin.command.reset";

    /// <inheritdoc/>
    public override int Operands => 1;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var account = run.Arguments.Operand(0);
        var person = await run.Send(new FindUser(account), cancellationToken);
        await run.Send(new ManageAccount(person, AccountAct.TurnOffApp, ""), cancellationToken);
        var link = await run.Send(new ManageAccount(person, AccountAct.ShowLink, ""), cancellationToken);
        return run.Finish(new { Account = account, Link = link }, run.T["admin.command.link", account, link ?? ""]);
    }
}

/// <summary>user forget ACCOUNT|ID: shows what erasing somebody's personal data would change, and does it when the name is said once more.</summary>
public sealed class UserForgetCommand : OperatorCommand
{
    /// <inheritdoc/>
    public override string Name => "user forget";

    /// <inheritdoc/>
    public override string Parameters => "ACCOUNT|ID [--confirm NAME --reason WHY] [--keep-texts]";

    /// <inheritdoc/>
    public override string Purpose => "admin.command.forget";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Options => ["--confirm", "--reason"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Switches => ["--keep-texts"];

    /// <inheritdoc/>
    public override int Operands => 1;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var person = await run.Send(new FindUser(run.Arguments.Operand(0)), cancellationToken);
        if (run.Arguments.Option("--confirm") is not { } confirmation)
        {
            var plan = await run.Send(new PlanForgetting(person), cancellationToken);
            return run.Finish(
                new { Person = person.Value, Forgotten = plan.IsForgotten, plan.Pseudonym, plan.OpenWork, plan.Records, plan.History, plan.Notices, plan.AuditEntries, plan.Drafts, plan.Mails, Kept = new { plan.SignedAgreements, plan.Files }, plan.Namesakes },
                run.T["admin.command.forget-plan", plan.Name, plan.Pseudonym, plan.Records, plan.History, plan.Notices, plan.AuditEntries, plan.OpenWork]);
        }

        var done = await run.Send(new ForgetPerson(person, confirmation, run.Arguments.Option("--reason") ?? "", !run.Arguments.Has("--keep-texts")), cancellationToken);
        return run.Finish(
            new { Person = person.Value, Forgotten = true, done.Pseudonym, done.Records, done.AuditEntries, done.Mails },
            run.T["admin.forget.done", done.Pseudonym, done.Records, done.AuditEntries]);
    }
}
