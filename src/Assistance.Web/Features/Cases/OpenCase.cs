using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Cases;

/// <summary>Opens a case for an enterprise. The bureau is that of the lead caseworker.</summary>
/// <param name="Enterprise">Unified social credit code.</param>
/// <param name="Theme">Subject in a few words.</param>
/// <param name="Backup">The backup caseworker, or null.</param>
/// <param name="IsCollective">Whether a cooperative with members is assisted.</param>
/// <returns>The reference.</returns>
public sealed record OpenCase(string Enterprise, string Theme, PersonId Lead, PersonId? Backup, bool IsCollective) : IRequest<string>;

internal sealed class OpenCaseValidator : AbstractValidator<OpenCase>
{
    public OpenCaseValidator()
    {
        RuleFor(command => command.Enterprise).NotEmpty();
        RuleFor(command => command.Theme).NotEmpty().MaximumLength(200);
        RuleFor(command => command.Lead).NotEmpty();
    }
}

internal sealed class OpenCaseHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<OpenCase, string>
{
    private const int Attempts = 8;

    public async Task<string> Handle(OpenCase request, CancellationToken cancellationToken)
    {
        var enterprise = await db.Enterprises.AsNoTracking().FirstOrDefaultAsync(one => one.Uscc == request.Enterprise, cancellationToken)
            ?? throw new NotFoundException();
        var people = await db.People.AsNoTracking().Where(person => person.Id == request.Lead || person.Id == request.Backup).ToListAsync(cancellationToken);
        var lead = people.Find(person => person.Id == request.Lead) ?? throw new NotFoundException();
        var backup = request.Backup is { } id ? people.Find(person => person.Id == id) ?? throw new NotFoundException() : null;
        var bureau = await db.Bureaux.AsNoTracking().FirstOrDefaultAsync(one => one.Id == lead.BureauId, cancellationToken);
        Rule.RequireFor("Lead", bureau is not null, "cases.rule.lead-of-bureau");
        for (var attempt = 1; ; attempt++)
        {
            var sequence = await NextSequenceAsync(bureau.DivisionCode, user.Act.Today.Year, cancellationToken);
            var opened = AssistanceCase.Open(enterprise.Id, bureau, sequence, request.Theme, request.IsCollective, lead, backup, user.Act);
            db.Add(opened);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return opened.Reference;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // two people opened a case at the same moment: the unique reference let one in, the other takes the next number
                db.ChangeTracker.Clear();
                if (!await db.Cases.AnyAsync(one => one.Reference == opened.Reference, cancellationToken))
                {
                    throw;
                }
            }
        }
    }

    private async Task<int> NextSequenceAsync(string divisionCode, int year, CancellationToken cancellationToken)
    {
        var prefix = AssistanceCase.ReferenceOf(divisionCode, year, 1)[..^3];
        var last = await db.Cases
            .Where(one => one.DivisionCode == divisionCode && one.Reference.StartsWith(prefix))
            .OrderByDescending(one => one.Reference.Length).ThenByDescending(one => one.Reference)
            .Select(one => one.Reference)
            .FirstOrDefaultAsync(cancellationToken);
        return last is not null && int.TryParse(last.AsSpan(prefix.Length), out var sequence) ? sequence + 1 : 1;
    }
}

/// <summary>What the page needs: the enterprises that fit what was typed, the one that was chosen, and who could have the case.</summary>
/// <param name="Query">Part of a name or of a social credit code.</param>
/// <param name="Chosen">Social credit code of the chosen enterprise, or empty.</param>
public sealed record GetOpenCase(string Query, string Chosen) : IRequest<OpenCaseView>;

/// <summary>One enterprise to choose from.</summary>
/// <param name="OpenCase">Reference of a case that is open for it already, or null.</param>
public sealed record EnterpriseChoice(string Uscc, string Name, string? Address, bool IsCooperative, string? OpenCase);

/// <summary>The two steps of opening a case.</summary>
/// <param name="More">Whether more enterprises fit than are shown.</param>
public sealed record OpenCaseView(IReadOnlyList<EnterpriseChoice> Found, bool More, EnterpriseChoice? Chosen, IReadOnlyList<TeamMember> Team);

internal sealed class GetOpenCaseHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetOpenCase, OpenCaseView>
{
    private const int Shown = 20;

    public async Task<OpenCaseView> Handle(GetOpenCase request, CancellationToken cancellationToken)
    {
        if (request.Chosen.Length > 0)
        {
            var chosen = await Choices(db.Enterprises.Where(one => one.Uscc == request.Chosen)).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotFoundException();
            return new([], false, chosen, await Team.InReachAsync(db, user.Actor, cancellationToken));
        }

        var query = request.Query.Trim();
        if (query.Length == 0)
        {
            return new([], false, null, []);
        }

        var found = await Choices(db.FindEnterprises(query)).Take(Shown + 1).ToListAsync(cancellationToken);
        return new([.. found.Take(Shown)], found.Count > Shown, null, []);
    }

    private IQueryable<EnterpriseChoice> Choices(IQueryable<Domain.Enterprises.Enterprise> enterprises) => enterprises.Select(one => new EnterpriseChoice(
        one.Uscc, one.Name, one.Address, one.Cooperative != null,
        db.Cases.Where(other => other.EnterpriseId == one.Id && other.Status != CaseStatus.Closed).Select(other => other.Reference).FirstOrDefault()));
}
