namespace Assistance.Web.Features.Visits;

/// <summary>What the common part of the visit forms (_VisitFields) shows.</summary>
/// <param name="Form">What is typed; the inputs are named "Form.*".</param>
/// <param name="Today">In the bureau's time zone.</param>
public sealed record VisitFieldsView(VisitForm Form, VisitChoices Choices, DateOnly Today);
