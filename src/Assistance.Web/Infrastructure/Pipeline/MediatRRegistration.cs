using System.Reflection;
using MediatR;

namespace Assistance.Web.Infrastructure.Pipeline;

/// <summary>Registers MediatR 5.1 (the last line without MediatR.Contracts) by hand: its own registration package is not restored.</summary>
public static class MediatRRegistration
{
    /// <summary>Registers the mediator, every handler of the assembly, and the behaviours in the order in which they wrap a handler.</summary>
    public static IServiceCollection AddMediatRHandlers(this IServiceCollection services, Assembly assembly, params Type[] openBehaviours)
    {
        // MediatR asks for IEnumerable<IPipelineBehavior<,>> too: the container answers
        services.AddScoped<ServiceFactory>(provider => type => provider.GetService(type)!);
        services.AddScoped<IMediator, Mediator>();
        foreach (var behaviour in openBehaviours)
        {
            services.AddScoped(typeof(IPipelineBehavior<,>), behaviour);
        }

        Type[] open = [typeof(IRequestHandler<,>), typeof(IRequestHandler<>), typeof(INotificationHandler<>)];
        foreach (var type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var handled in type.GetInterfaces().Where(i => i.IsGenericType && open.Contains(i.GetGenericTypeDefinition())))
            {
                services.AddScoped(handled, type);
            }
        }

        return services;
    }
}
