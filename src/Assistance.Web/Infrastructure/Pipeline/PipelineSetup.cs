using System.Reflection;
using FluentValidation;

namespace Assistance.Web.Infrastructure.Pipeline;

/// <summary>Registers commands and queries: handlers, validators, and what wraps them.</summary>
public static class PipelineSetup
{
    /// <summary>Logging outside, then who acts, then validation, then the handler.</summary>
    public static WebApplicationBuilder AddPipeline(this WebApplicationBuilder builder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        builder.Services.AddMediatRHandlers(assembly, typeof(LoggingBehaviour<,>), typeof(ActingBehaviour<,>), typeof(ValidationBehaviour<,>));
        foreach (var type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var validator in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IValidator<>)))
            {
                builder.Services.AddScoped(validator, type);
            }
        }

        return builder;
    }
}
