namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What Send-B24ConnectorMessage and Update-B24ConnectorMessage share: what a message says.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
public abstract class WriteConnectorMessageCommand<TRequest> : ConnectorMessageCommand<TRequest>
    where TRequest : ConnectorMessageRequest
{
    private protected WriteConnectorMessageCommand()
    {
    }

    /// <summary>The text. A message has a text or files.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Text { get; set; }

    /// <summary>The files: web addresses, or maps of url and name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PSObject[]? Files { get; set; }

    /// <summary>When it was written; a time without an offset is local.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LenientField(nameof(ConnectorMessage.Date))]
    public System.DateTimeOffset? Date { get; set; }

    /// <summary>The client's first name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserName { get; set; }

    /// <summary>The client's last name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserLastName { get; set; }

    /// <summary>The address of the client's picture.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserPicture { get; set; }

    /// <summary>The address of the client's profile.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserUrl { get; set; }

    /// <summary>The client's gender: male or female.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserGender { get; set; }

    /// <summary>The client's e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserEmail { get; set; }

    /// <summary>The client's phone number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserPhone { get; set; }

    /// <summary>Whether CRM takes the phone number as it is: Y or N, $true or $false.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LenientField(nameof(ConnectorMessage.SkipPhoneValidate))]
    public bool? SkipPhoneValidate { get; set; }

    /// <summary>Whether CRM does not look at the message: Y or N, $true or $false.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LenientField(nameof(ConnectorMessage.DisableCrm))]
    public bool? DisableCrm { get; set; }

    /// <summary>The id of the operator in whose name the message is written; without, it is the client's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LenientId]
    public int OperatorId { get; set; }

    /// <summary>The name of the chat.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ChatName { get; set; }

    /// <summary>The address of the chat.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ChatUrl { get; set; }

    private protected override string BareName => nameof(Text);
}
