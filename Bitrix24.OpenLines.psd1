@{
    RootModule           = 'Bitrix24.OpenLines.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '6f0c7d5e-94a1-4e0b-8f43-2f9a1c7d3b58'
    Author               = 'Bitrix24.OpenLines contributors'
    CompanyName          = 'Bitrix24.OpenLines contributors'
    Copyright            = 'Copyright (c) 2026 Bitrix24.OpenLines contributors. MIT licence.'
    Description          = 'Create, change, list and remove the Open Channels (open lines) of a Bitrix24 portal, one by one or by the thousand.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess     = @(
        'Bitrix24.OpenLines.Format.ps1xml'
        'Bitrix24.OpenLines.Connector.Format.ps1xml'
        'Bitrix24.OpenLines.Dialog.Format.ps1xml'
        'Bitrix24.OpenLines.Event.Format.ps1xml'
    )
    CmdletsToExport      = @(
        'Block-B24Dialog'
        'Clear-B24OfflineEvent'
        'Complete-B24Dialog'
        'Connect-B24Portal'
        'ConvertFrom-B24Event'
        'Disable-B24Connector'
        'Disconnect-B24Portal'
        'Enable-B24Connector'
        'Get-B24Connector'
        'Get-B24Dialog'
        'Get-B24EventHandler'
        'Get-B24OfflineEvent'
        'Get-B24OpenLine'
        'Get-B24OpenLinePage'
        'Get-B24Portal'
        'Get-B24Revision'
        'Get-B24SessionHistory'
        'Invoke-B24Method'
        'Join-B24Session'
        'Move-B24Dialog'
        'New-B24CrmLead'
        'New-B24OpenLine'
        'Receive-B24Dialog'
        'Receive-B24Event'
        'Register-B24Connector'
        'Register-B24EventHandler'
        'Remove-B24ConnectorMessage'
        'Remove-B24OpenLine'
        'Rename-B24ConnectorChat'
        'Save-B24QuickAnswer'
        'Send-B24ConnectorMessage'
        'Send-B24ConnectorReceipt'
        'Set-B24ConnectorData'
        'Set-B24OfflineEvent'
        'Set-B24OpenLine'
        'Set-B24SessionMode'
        'Set-B24SessionRating'
        'Skip-B24Dialog'
        'Start-B24Session'
        'Unregister-B24Connector'
        'Unregister-B24EventHandler'
        'Update-B24Bot'
        'Update-B24ConnectorMessage'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('Bitrix24', 'OpenLines', 'OpenChannels', 'REST', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
