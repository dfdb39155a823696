using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Calls any REST method, once or for each input. What the method's name does not show to be a reading is never sent
/// again while it may have been carried out.
/// </summary>
[RestMethod("batch")]
[Cmdlet(VerbsLifecycle.Invoke, "B24Method", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeMethodCommand : ChangeCommand<MethodCall, object?>
{
    private const string MakeThem = "Make the parameters of it: -Parameters { @{ CONFIG_ID = $_ } }.";

    private PipelineRecordReader? _records;
    private bool _isMethodByName;
    private bool _isMadeByScript;
    private Dictionary<string, object?>? _common;
    private object? _target;

    /// <summary>The name of the method, such as <c>imopenlines.config.get</c>; not <c>batch</c>.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string? Method { get; set; }

    /// <summary>
    /// The parameters of the method: a map, an object or JSON, or a script block that makes one of <c>$_</c>. A map is
    /// for each of the rows that are piped.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameters]
    public IDictionary? Parameters { get; set; }

    /// <summary>
    /// A map or a row: the parameters of the method, or a whole call that has a method of its own. It may be the bare
    /// name of a method, too.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// Says that the method sets a state, so that it may be sent again when its answer was lost. For one that makes
    /// something new, it would be made twice.
    /// </summary>
    [Parameter]
    public SwitchParameter Repeatable { get; set; }

    /// <summary>Emits a list as one object, and an empty one or a null as well: one result a call.</summary>
    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    private protected override string Activity => "Calling methods";

    private protected override string Achieved => "called";

    private protected override ErrorHelpTable ErrorHelp => AnyErrorHelp.Table;

    private protected override object? Target => _target;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _records = new PipelineRecordReader(MyInvocation, nameof(Method));
        // Until the first record is there, something else stands for a script block.
        _isMethodByName = MyInvocation.BoundParameters.TryGetValue(nameof(Method), out object? method)
            && method is null or string;
        if (!MyInvocation.BoundParameters.TryGetValue(nameof(Parameters), out object? parameters))
            return;
        _isMadeByScript = parameters is not (null or IDictionary);
        if (!_isMadeByScript)
            _common = ReadOnce(() => Good(Parameters), null);
    }

    private protected override void ProcessInput()
    {
        _target = null;
        if (InputObject is null && MyInvocation.ExpectingInput)
            throw Refused(InputErrorCodes.MissingSetting, "", "There is nothing: the input is null.");
        PipelineRecord record = _records!.Read(InputObject);
        _target = TargetOf(record);
        string? method = ReadMethod(record);
        Dictionary<string, object?> parameters = ReadParameters(record);
        var call = MethodCall.Read(method, parameters, Repeatable);
        if (call.Kind is CallKind.Read || ShouldProcess(Portal.Portal.Authority, Describe(call)))
            Submit(call);
    }

    private protected override Task<IReadOnlyList<Outcome<object?>>> RunAsync(
        IReadOnlyList<MethodCall> inputs, CancellationToken token) =>
        new MethodClient(Client).CallAsync(inputs, token);

    private protected override Outcome<MethodCall>? Resume(MethodCall input, JournalEntry entry) => entry.State switch
    {
        JournalState.Done => null,
        _ when input.Kind is CallKind.Creation => Outcome.Failure<MethodCall>(
            input.Unknown("An earlier run sent it and did not hear what became of it.")),
        _ => Outcome.Success(input),
    };

    private protected override void Emit(object? output)
    {
        object? result = PortalObject.Of(output);
        if (NoEnumerate || result is not (null or object?[]))
            WriteObject(result);
        else if (result is object?[] list)
            WriteObject(list, enumerateCollection: true);
    }

    private static string Describe(MethodCall call) => call.ParameterNames.Count == 0
        ? $"Call {call.Method}"
        : $"Call {call.Method} with {string.Join(", ", call.ParameterNames)}";

    private string? ReadMethod(PipelineRecord record)
    {
        bool isTwice = _isMethodByName && !IsBare && record.OwnOf(nameof(Method)) is not (null or "");
        return isTwice && !Equals(record.OwnOf(nameof(Method)), Method)
            ? throw Refused(InputErrorCodes.DuplicateSetting, nameof(Method),
                "-Method is given, and the record names another one.")
            : record.TextOf(nameof(Method));
    }

    private Dictionary<string, object?> ReadParameters(PipelineRecord record)
    {
        if (_isMadeByScript)
            return Good(Parameters);
        if (record.Has(nameof(Parameters)))
            return ReadCall(record);
        if (IsBare && _isMethodByName)
            throw Refused(InputErrorCodes.InvalidValue, "", $"The input has no names. {MakeThem}");
        if (record.Source is InputSource.Record)
            throw Refused(InputErrorCodes.InvalidValue, "", $"An object of the module has other names. {MakeThem}");

        IEnumerable<KeyValuePair<string, object?>> columns = Given(record);
        return PlainInput.MapOf(_common is null ? columns : columns.Concat(_common));
    }

    /// <summary>Reads the parameters of a record that is a whole call.</summary>
    private Dictionary<string, object?> ReadCall(PipelineRecord record)
    {
        if (_common is not null)
        {
            throw Refused(InputErrorCodes.DuplicateSetting, nameof(Parameters),
                "-Parameters is given, and the record has some of its own.");
        }
        if (Given(record).Select(column => column.Key).FirstOrDefault() is { } other)
        {
            throw Refused(InputErrorCodes.InvalidValue, other,
                "It stands beside Parameters, which are all that is sent. Put it among them.");
        }
        return ParametersAttribute.Read(record.OwnOf(nameof(Parameters))) is { } own ? Good(own) : [];
    }

    /// <summary>What is not given is not sent: an empty cell of a row gives nothing.</summary>
    private static IEnumerable<KeyValuePair<string, object?>> Given(PipelineRecord record) =>
        record.Others.Where(pair => record.Source is not InputSource.Row || pair.Value is not (null or ""));

    private static Dictionary<string, object?> Good(IDictionary? parameters) => parameters switch
    {
        null => throw Refused(InputErrorCodes.MissingSetting, nameof(Parameters), "-Parameters gives nothing."),
        RefusedMap refused => throw refused.Refusal,
        _ => PlainInput.MapOf(InputValues.Of(parameters).Pairs),
    };

    /// <summary>The input where it has no secret, for errors are logged; else the method.</summary>
    private object? TargetOf(PipelineRecord record)
    {
        string? method = record.TextOf(nameof(Method));
        // Somebody has given the address of a webhook.
        if (method?.Contains("/") == true)
            return null;
        return InputObject is null || HoldsSecret(record) ? (object?)method : InputObject;
    }

    /// <summary>Nobody knows what is in parameters that cannot be read.</summary>
    private static bool HoldsSecret(PipelineRecord record)
    {
        IDictionary? own = ParametersAttribute.Read(record.OwnOf(nameof(Parameters)));
        return own is RefusedMap || SecretNames.AreIn(own) || SecretNames.AreIn(PlainInput.MapOf(record.Others));
    }

    private bool IsBare => InputObject is { BaseObject: string or ValueType };

    private static InvalidInputException Refused(string code, string name, string reason) =>
        new([new(code, name, null, reason)]);
}
