namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Makes typed events of what the handler of an event has received: the form as the portal sends it, JSON, or a map.
/// Needs no connection.
/// </summary>
[RestEvent("OnOpenLineMessageAdd")]
[RestEvent("OnOpenLineMessageUpdate")]
[RestEvent("OnOpenLineMessageDelete")]
[RestEvent("OnSessionStart")]
[RestEvent("OnSessionFinish")]
[RestEvent("OnImConnectorDialogStart")]
[RestEvent("OnImConnectorDialogFinish")]
[RestEvent("OnImConnectorLineDelete")]
[RestEvent("OnImConnectorMessageAdd")]
[RestEvent("OnImConnectorMessageUpdate")]
[RestEvent("OnImConnectorMessageDelete")]
[RestEvent("OnImConnectorStatusDelete")]
[RestEvent("onOfflineEvent")]
[Cmdlet(VerbsData.ConvertFrom, "B24Event")]
[OutputType(typeof(PortalEvent))]
public sealed class ConvertFromEventCommand : PSCmdlet
{
    private int _row;

    /// <summary>
    /// The body: a form or JSON in one text, a map, or an event of the queue that Get-B24OfflineEvent lists.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _row++;
        try
        {
            foreach (PortalEvent read in Read())
                WriteObject(read);
        }
        catch (FormatException refusal)
        {
            WriteError(ErrorRecords.InvalidEvent(refusal, MyInvocation.ExpectingInput ? $"Row {_row}" : null));
        }
        finally
        {
            // Every record in every stream would refer to it, and it holds tokens.
            MyInvocation.BoundParameters.Remove(nameof(InputObject));
        }
    }

    private IReadOnlyList<PortalEvent> Read()
    {
        try
        {
            return InputObject?.BaseObject switch
            {
                null => throw new FormatException("There is nothing: the input is null."),
                string text => EventBody.Parse(text),
                OfflineEvent queued => queued.Events,
                PortalEvent read => [read],
                _ => EventBody.Read(InputValues.Of(InputObject).ToMap()),
            };
        }
        catch (InvalidInputException refusal)
        {
            throw new FormatException("It is no text and no map. Give the body as the handler received it.", refusal);
        }
    }
}
