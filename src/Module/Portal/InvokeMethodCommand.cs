using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Calls any REST method, once or for each input. What the method's name does not show to be a reading is never sent
/// again while it may have been carried out.
/// </summary>
[RestMethod("batch")]
[Progress("Calling methods", "called")]
[Cmdlet(VerbsLifecycle.Invoke, "B24Method", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeMethodCommand : RowCmdlet<MethodCall, object?>, IKeepsJournal
{
    private const string MakeThem = "Make the parameters of it: -Parameters { @{ CONFIG_ID = $_ } }.";

    private bool _isMethodByName;
    private bool _isMadeByScript;
    private Dictionary<string, object?>? _common;

    /// <summary>The name of the method, such as <c>imopenlines.config.get</c>; not <c>batch</c>.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MethodCompleter))]
    [BareValue]
    public string? Method { get; set; }

    /// <summary>
    /// The parameters of the method: a map, an object or JSON, or a script block that makes one of <c>$_</c>. A map is
    /// for each of the rows that are piped.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Map(TakesJson = true)]
    public IDictionary? Parameters { get; set; }

    /// <summary>
    /// Says that the method sets a state, so that it may be sent again when its answer was lost. For one that makes
    /// something new, it would be made twice.
    /// </summary>
    [Parameter]
    public SwitchParameter Repeatable { get; set; }

    /// <summary>Emits a list as one object, and an empty one or a null as well: one result a call.</summary>
    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => AnyErrorHelp.Table;

    /// <summary>The input where it has no secret, for errors are logged; else the method.</summary>
    internal override object? Target
    {
        get
        {
            // Of a row that could not be read, nobody knows what is in it; and an address may be that of a webhook.
            if (!Row.IsBound || Method?.Contains("/") == true)
                return null;
            return InputObject is null || HoldsSecret ? (object?)Method.OrNull() : InputObject;
        }
    }

    private bool IsBare => InputObject is { BaseObject: string or ValueType };

    /// <summary>Nobody knows what is in parameters that cannot be read.</summary>
    private bool HoldsSecret
    {
        get
        {
            IDictionary? own = Row.Has(nameof(Parameters))
                ? MapAttribute.Read(Row.ValueOf(nameof(Parameters)), takesJson: true)
                : null;
            return own is RefusedMap || SecretNames.AreIn(own) || SecretNames.AreIn(PlainInput.MapOf(Row.Others));
        }
    }

    internal override MethodCall Request()
    {
        if (InputObject is null && MyInvocation.ExpectingInput)
            throw new InvalidInputException(InputError.Missing("", "There is nothing: the input is null."));
        if (_isMethodByName && !IsBare && Row.ValueOf(nameof(Method)) is { } own and not "" && !Equals(own, Method))
            throw new InvalidInputException(InputError.Twice(
                nameof(Method), "-Method is given, and the record names another one."));
        return MethodCall.Read(Method, ReadParameters(), Repeatable);
    }

    internal override (string Target, string Action)? Describe(MethodCall request)
    {
        if (request.Kind is CallKind.Read)
            return null;
        string with = request.ParameterNames.Count == 0 ? "" : $" with {string.Join(", ", request.ParameterNames)}";
        return (Portal.Portal.Authority, $"Call {request.Method}{with}");
    }

    internal override Task<IReadOnlyList<Outcome<object?>>> SendAsync(
        IReadOnlyList<MethodCall> requests, CancellationToken token) =>
        new MethodClient(Client).CallAsync(requests, token);

    internal override void Emit(object? result)
    {
        object? shown = PortalObject.Of(result);
        if (NoEnumerate || shown is not (null or object?[]))
            WriteObject(shown);
        else if (shown is object?[] list)
            WriteObject(list, enumerateCollection: true);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        // Until the first row is there, something else stands for a script block.
        _isMethodByName = MyInvocation.BoundParameters.TryGetValue(nameof(Method), out object? method)
            && method is null or string;
        if (!MyInvocation.BoundParameters.TryGetValue(nameof(Parameters), out object? parameters))
            return;
        _isMadeByScript = parameters is not (null or IDictionary);
        if (!_isMadeByScript)
            _common = ReadOnce(() => PlainInput.MapOf(Parameters.Read() ?? throw NothingGiven), null);
    }

    private static InvalidInputException NothingGiven =>
        new(InputError.Missing(nameof(Parameters), "-Parameters gives nothing."));

    private Dictionary<string, object?> ReadParameters()
    {
        if (_isMadeByScript)
            return PlainInput.MapOf(Parameters.Read() ?? throw NothingGiven);
        if (Row.Has(nameof(Parameters)))
            return ReadCall();
        if (IsBare && _isMethodByName)
            throw new InvalidInputException(InputError.Invalid("", null, $"The input has no names. {MakeThem}"));
        if (Row.Source is InputSource.Record)
            throw new InvalidInputException(
                InputError.Invalid("", null, $"An object of the module has other names. {MakeThem}"));
        return PlainInput.MapOf(_common is null ? Given : Given.Concat(_common));
    }

    /// <summary>Reads the parameters of a row that is a whole call.</summary>
    private Dictionary<string, object?> ReadCall()
    {
        if (_common is not null)
            throw new InvalidInputException(InputError.Twice(
                nameof(Parameters), "-Parameters is given, and the record has some of its own."));
        if (Given.Select(column => column.Key).FirstOrDefault() is { } other)
            throw new InvalidInputException(InputError.Invalid(
                other, null, "It stands beside Parameters, which are all that is sent. Put it among them."));
        return PlainInput.MapOf(Parameters.Read() ?? []);
    }

    /// <summary>What is not given is not sent: an empty cell of a row gives nothing.</summary>
    private IEnumerable<KeyValuePair<string, object?>> Given =>
        Row.Others.Where(pair => Row.Source is not InputSource.Row || pair.Value is not (null or ""));
}
