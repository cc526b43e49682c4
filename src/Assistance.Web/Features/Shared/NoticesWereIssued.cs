using MediatR;

namespace Assistance.Web.Features.Shared;

/// <summary>Somebody has issued supervision notices; they are to be kept as they were issued.</summary>
public sealed record NoticesWereIssued : INotification;
