using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Visits;

/// <summary>What the lists of the visit forms offer.</summary>
public static class VisitItems
{
    /// <summary>People who can visit.</summary>
    public static IEnumerable<SelectListItem> Visitors(this VisitChoices choices) =>
        choices.Officials.Select(person => new SelectListItem(person.Name, person.Id.ToString()));

    /// <summary>People of both sides, each under its side.</summary>
    public static IEnumerable<SelectListItem> Owners(this VisitChoices choices, Text text) =>
        [.. Group(text, Side.Enterprise, choices.Contacts), .. Group(text, Side.Regulator, choices.Officials)];

    /// <summary>The service domains.</summary>
    public static IEnumerable<SelectListItem> Domains(this Codes codes, Text text) =>
        codes.Lists.Domains.Select(domain => new SelectListItem(domain.Name.In(text.Culture), domain.Name.Code));

    /// <summary>The finer causes, each under its 5M1E cause.</summary>
    public static IEnumerable<SelectListItem> Causes(this Codes codes, Text text) => codes.Lists.Causes.SelectMany(group =>
    {
        var under = new SelectListGroup { Name = group.Name.In(text.Culture) };
        return group.SubCauses.Select(sub => new SelectListItem(sub.In(text.Culture), sub.Code) { Group = under });
    });

    /// <summary>Problems that a commitment can be to solve: those of the case, and those of the form.</summary>
    public static IEnumerable<SelectListItem> ProblemsFor(this VisitChoices choices, Text text, int ofTheForm) =>
    [
        .. choices.Problems.Select(problem => new SelectListItem(text["visits.problem-of-case", problem.Number, problem.Title], problem.Number)),
        .. Enumerable.Range(0, ofTheForm).Select(index => new SelectListItem(text["visits.problem-of-form", index + 1], $"#{index}")),
    ];

    private static IEnumerable<SelectListItem> Group(Text text, Side side, IEnumerable<PersonChoice> people)
    {
        var group = new SelectListGroup { Name = text.Of("shared", side) };
        return people.Select(person => new SelectListItem(person.Name, person.Id.ToString()) { Group = group });
    }
}
