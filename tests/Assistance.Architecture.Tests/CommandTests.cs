using Assistance.Architecture.Tests.Infrastructure;
using FluentValidation;
using MediatR;

namespace Assistance.Architecture.Tests;

/// <summary>Commands change something (their handler saves), queries do not; both are requests with one handler.</summary>
public class CommandTests
{
    [Fact]
    public void Every_request_has_one_handler() =>
        Rules.Hold(Requests(), request => Handlers(request).Count() is not 1 and var handlers ? [$"{request}: {handlers} handlers"] : []);

    [Fact]
    public void Handlers_are_internal_and_sealed() =>
        Rules.Hold(Requests().SelectMany(Handlers), handler => handler is { IsSealed: true, IsNotPublic: true });

    [Fact]
    public void Every_command_has_a_validator() =>
        Rules.Hold(Requests().Where(request => Handlers(request).Any(Saves)), request =>
            Code.Types(Code.Web).Any(type => type.IsSubclassOf(typeof(AbstractValidator<>).MakeGenericType(request))));

    private static IEnumerable<Type> Requests() =>
        Code.Types(Code.Web).Where(type => type is { IsAbstract: false, IsGenericType: false } && type.IsAssignableTo(typeof(IBaseRequest)));

    private static IEnumerable<Type> Handlers(Type request) =>
        Code.Types(Code.Web).Where(type => !type.IsAbstract && type.GetInterfaces().Any(contract => contract.IsGenericType
            && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && contract.GetGenericArguments()[0] == request));

    private static bool Saves(Type handler) =>
        Uses.Members(handler).Any(member => member.Name.StartsWith("SaveChanges", StringComparison.Ordinal));
}
