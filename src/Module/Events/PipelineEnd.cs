using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Tells why a pipeline stops. A cmdlet that writes sees the same exception whether the pipeline has enough of its
/// output, as with <c>Select-Object -First</c>, or fails: PowerShell knows, and says so to nobody. Where it cannot be
/// found out, the pipeline counts as failed.
/// </summary>
internal static class PipelineEnd
{
    private const BindingFlags Anything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const string Processor = "PipelineProcessor";
    private const string Enough = "StopUpstreamCommandsException";

    /// <summary>Whether a pipeline has enough, and took what it was given last.</summary>
    /// <param name="cmdlet">The cmdlet that has written.</param>
    /// <param name="thrown">What came back.</param>
    public static bool IsEnough(PSCmdlet cmdlet, Exception thrown) =>
        thrown.GetType().Name == Enough
        || (thrown is PipelineStoppedException && !cmdlet.Stopping && CauseOf(cmdlet)?.GetType().Name == Enough);

    private static Exception? CauseOf(PSCmdlet cmdlet)
    {
        object? processor = ValueOf(cmdlet.CommandRuntime, field => field.FieldType.Name == Processor);
        return (ValueOf(processor, field => field.FieldType == typeof(ExceptionDispatchInfo))
            as ExceptionDispatchInfo)?.SourceException;
    }

    private static object? ValueOf(object? holder, Func<FieldInfo, bool> isWanted)
    {
        for (Type? type = holder?.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetFields(Anything).FirstOrDefault(isWanted) is { } field)
                return field.GetValue(holder);
        }
        return null;
    }
}
