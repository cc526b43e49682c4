using System.Globalization;
using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Consultations;

/// <summary>The consultations that the reader sees, the newest first, fifty at a time.</summary>
/// <param name="State">open (default), requested, scheduled, held, concluded, cancelled, or all.</param>
/// <param name="After">Key of the last row of the page before.</param>
/// <param name="Before">Key of the first row of the page after.</param>
public sealed record ListConsultations(string? State, string? After, string? Before) : IRequest<ConsultationList>;

/// <summary>One page of the list.</summary>
/// <param name="IsMine">Whether the reader is an expert, and these are the invitations.</param>
public sealed record ConsultationList(IReadOnlyList<ConsultationRow> Rows, string? Next, string? Previous, bool IsMine);

/// <summary>One row.</summary>
/// <param name="On">The day on which it took place or is set for, or null.</param>
/// <param name="Problems">Numbers; empty for an expert to whom the file is closed.</param>
/// <param name="Experts">Names, in the order of the invitations; empty for experts.</param>
/// <param name="Step">What comes next: the last part of a key "consultations.next.*".</param>
/// <param name="StepOn">The day of it, or null.</param>
/// <param name="StepCount">How many of it, or 0.</param>
/// <param name="IsOwed">Whether it waits for the reader.</param>
/// <param name="Url">Where it is done.</param>
public sealed record ConsultationRow(
    string Reference, string Enterprise, string Number, ConsultationState State, ConsultationForm Form, DateOnly? On, DateOnly RequestedOn,
    IReadOnlyList<string> Problems, IReadOnlyList<string> Experts, string Step, DateOnly? StepOn, int StepCount, bool IsOwed, string Url);

internal sealed class ListConsultationsHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ListConsultations, ConsultationList>
{
    /// <summary>Rows of a page.</summary>
    internal const int PageSize = 50;

    public async Task<ConsultationList> Handle(ListConsultations request, CancellationToken cancellationToken)
    {
        var back = request.After is null && request.Before is not null;
        var query = InState(request.State);
        if (KeyOf(request.After) is var (afterDay, afterId))
        {
            query = query.Where(row => row.RequestedOn < afterDay || (row.RequestedOn == afterDay && row.Id < afterId));
        }
        else if (KeyOf(request.Before) is var (beforeDay, beforeId))
        {
            query = query.Where(row => row.RequestedOn > beforeDay || (row.RequestedOn == beforeDay && row.Id > beforeId));
        }

        query = back
            ? query.OrderBy(row => row.RequestedOn).ThenBy(row => row.Id)
            : query.OrderByDescending(row => row.RequestedOn).ThenByDescending(row => row.Id);
        var loaded = await query.Take(PageSize + 1)
            .Join(db.CaseNames, row => row.CaseId, name => name.CaseId, (row, name) => new { Consultation = row, Case = name })
            .AsNoTracking().AsSingleQuery().ToListAsync(cancellationToken);
        // a join may give the rows in any order
        var found = loaded.OrderByDescending(row => row.Consultation.RequestedOn).ThenByDescending(row => row.Consultation.Id.Value).ToList();
        var more = found.Count > PageSize;
        if (more)
        {
            found.RemoveAt(back ? 0 : PageSize);
        }

        var isExpert = user.Is(Role.Expert);
        return new(
            [.. found.Select(row => RowOf(row.Consultation, row.Case, isExpert))],
            found.Count > 0 && (back || more) ? Key(found[^1].Consultation) : null,
            found.Count > 0 && (back ? more : request.After is not null) ? Key(found[0].Consultation) : null,
            isExpert);
    }

    private IQueryable<Consultation> InState(string? state) => state switch
    {
        "all" => db.Consultations,
        _ when Enum.TryParse<ConsultationState>(state, ignoreCase: true, out var one) && Enum.IsDefined(one) => db.Consultations.Where(row => row.State == one),
        _ => db.Consultations.Where(row => row.State == ConsultationState.Requested || row.State == ConsultationState.Scheduled || row.State == ConsultationState.Held),
    };

    private ConsultationRow RowOf(Consultation one, CaseName name, bool isExpert)
    {
        var step = isExpert ? ForExpert(one) : user.Is(Role.EnterpriseContact) ? new("none") : ForRegulator(one);
        var isOpen = name.Status == CaseStatus.Open;
        return new(
            name.Reference, name.Enterprise, one.Number, one.State, one.Form, one.HeldOn ?? one.ScheduledOn, one.RequestedOn,
            !isExpert || one.MayOpenFile(user.Person.Id) ? [.. one.Problems.OrderBy(link => link.Position).Select(link => link.Number)] : [],
            isExpert ? [] : [.. one.Seats.OrderBy(seat => seat.Position).Select(seat => seat.ExpertName)],
            isOpen ? step.Key : "none", step.On, step.Count, isOpen && step.IsOwed, ConsultationsLinks.Details(name.Reference, one.Number));
    }

    private Step ForRegulator(Consultation one)
    {
        var owing = one.Seats.Count(seat => seat.OwesOpinion);
        return one.State switch
        {
            ConsultationState.Requested or ConsultationState.Scheduled when one.Seats.All(seat => seat.Interest == InterestDeclaration.Conflict) => new("invite", IsOwed: true),
            ConsultationState.Requested => new("schedule", IsOwed: true),
            ConsultationState.Scheduled when one.ScheduledOn > user.Today => new("meet", one.ScheduledOn),
            ConsultationState.Scheduled => new("hold", IsOwed: true),
            ConsultationState.Held when owing > 0 => new("opinions", Count: owing),
            ConsultationState.Held => new("conclude", IsOwed: true),
            ConsultationState.Concluded when one.AdoptedPoints.Count(point => point.RemedyId is null) is var left and > 0 => new("points", Count: left, IsOwed: true),
            _ => new("none"),
        };
    }

    private Step ForExpert(Consultation one)
    {
        var seat = one.Seats.First(seat => seat.ExpertId == user.Person.Id);
        return one.State is ConsultationState.Concluded or ConsultationState.Cancelled ? new("none")
            : seat.Interest == InterestDeclaration.NotDeclared ? new("declare", seat.OpinionDue, IsOwed: true)
            : seat.Interest == InterestDeclaration.Conflict ? new("excluded")
            : seat.OwesOpinion ? new("opinion", seat.OpinionDue, IsOwed: true)
            : new("given", seat.OpinionOn);
    }

    private static string Key(Consultation row) => string.Create(CultureInfo.InvariantCulture, $"{row.RequestedOn:yyyyMMdd}-{row.Id.Value:N}");

    private static (DateOnly Day, ConsultationId Id)? KeyOf(string? key) =>
        key is { Length: 41 }
        && DateOnly.TryParseExact(key[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Guid.TryParseExact(key[9..], "N", out var id)
            ? (day, new ConsultationId(id))
            : null;

    private sealed record Step(string Key, DateOnly? On = null, int Count = 0, bool IsOwed = false);
}
