using Assistance.Benchmarks;

return await Runner.RunAsync(args);
