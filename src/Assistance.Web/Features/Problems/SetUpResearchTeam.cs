using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>A manager sets up the research team of a problem, or changes it.</summary>
/// <param name="Members">Who else is in it; the lead among them is left out.</param>
/// <param name="RowVersion">The version of the team that the form was opened on; null when there was none.</param>
public sealed record SetUpResearchTeam(
    string Reference, string Number, string Name, ResearchTeamLevel? Level, PersonId? Lead, IReadOnlyList<PersonId> Members, int? RowVersion = null) : IRequest<Unit>;

internal sealed class SetUpResearchTeamValidator : AbstractValidator<SetUpResearchTeam>
{
    public SetUpResearchTeamValidator(Text text)
    {
        RuleFor(command => command.Name).NotEmpty().WithMessage(text["problems.rule.team-name"]).MaximumLength(200);
        RuleFor(command => command.Level).NotNull().WithMessage(text["problems.rule.team-level"]).IsInEnum();
        RuleFor(command => command.Lead).NotNull();
    }
}

internal sealed class SetUpResearchTeamHandler(AssistanceDb db, Text text, CurrentUser user) : IRequestHandler<SetUpResearchTeam, Unit>
{
    public async Task<Unit> Handle(SetUpResearchTeam request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        var wanted = request.Members.Append(request.Lead!.Value).ToList();
        var people = await db.Researchers(problem.DivisionCode).AsNoTracking().Where(person => wanted.Contains(person.Id)).ToListAsync(cancellationToken);
        var team = await db.ResearchTeams.FirstOrDefaultAsync(one => one.ProblemId == problem.Id, cancellationToken);
        var lead = Find(people, team, request.Lead.Value, nameof(request.Lead));
        var members = request.Members.Select(id => Find(people, team, id, nameof(request.Members))).ToList();
        var details = new ResearchTeamDetails(request.Name, request.Level, lead, members);
        if (team is null)
        {
            db.Add(ResearchTeam.SetUp(problem, details, user.Act));
        }
        else
        {
            await db.RequireSeenAsync(
                team, team.Id.Value, request.RowVersion, user.Act.At, cancellationToken,
                new(nameof(request.Name), team.Name, Versions.Posted(request.Name), Label: text["problems.field.team-name"]),
                new(nameof(request.Level), $"{team.Level}", $"{request.Level}", team.Level is { } had ? text.Of("problems", had) : null, request.Level is { } has ? text.Of("problems", has) : null, text["problems.field.team-level"]),
                new(nameof(request.Lead), team.Lead.Id.ToString(), lead.Id.ToString(), team.Lead.Name, lead.Name, text["problems.field.team-lead"]),
                ConflictField.Of(
                    nameof(request.Members), Rows(team.Members), Rows(members.Where(one => one.Id != lead.Id)), text["problems.field.team-members"]));
            team.Change(details, user.Act);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private static IEnumerable<(string Value, string Text)> Rows(IEnumerable<PersonRef> people) =>
        people.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => (one.Id.ToString(), one.Name));

    // somebody who is in the team already may stay, even after leaving the bureau
    private static PersonRef Find(IReadOnlyList<Person> people, ResearchTeam? team, PersonId id, string field)
    {
        var person = team?.Members.Append(team.Lead).FirstOrDefault(one => one.Id == id) ?? people.FirstOrDefault(one => one.Id == id)?.Ref;
        Rule.RequireFor(field, person is not null, "problems.rule.person-unknown");
        return person;
    }
}

/// <summary>Who can be in a research team.</summary>
internal static class ResearchPeople
{
    /// <summary>Experts, and the people of the bureau and of those of its city and province.</summary>
    public static IQueryable<Person> Researchers(this AssistanceDb db, string divisionCode)
    {
        string[] divisions = [divisionCode, divisionCode[..4] + "00", divisionCode[..2] + "0000"];
        return db.People.Where(person => person.IsActive
            && (person.Role == Role.Expert || ((person.Role == Role.Caseworker || person.Role == Role.Manager) && divisions.Contains(person.DivisionCode))));
    }
}

/// <summary>Asks for who can be in the research team of a problem.</summary>
public sealed record GetResearchers(string Reference, string Number) : IRequest<IReadOnlyList<Researcher>>;

/// <summary>A person to choose.</summary>
public sealed record Researcher(Guid Id, string Name);

internal sealed class GetResearchersHandler(AssistanceDb db) : IRequestHandler<GetResearchers, IReadOnlyList<Researcher>>
{
    private const int AtMost = 300;

    public async Task<IReadOnlyList<Researcher>> Handle(GetResearchers request, CancellationToken cancellationToken)
    {
        var problem = await db.ProblemAsync(request.Reference, request.Number, cancellationToken);
        return await db.Researchers(problem.DivisionCode).OrderBy(person => person.Name).Take(AtMost)
            .Select(person => new Researcher(person.Id.Value, person.Name)).ToListAsync(cancellationToken);
    }
}
