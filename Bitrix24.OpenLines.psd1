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
    FormatsToProcess     = @('Bitrix24.OpenLines.Format.ps1xml', 'Bitrix24.OpenLines.Event.Format.ps1xml')
    CmdletsToExport      = @(
        'Clear-B24OfflineEvent'
        'Connect-B24Portal'
        'ConvertFrom-B24Event'
        'Disconnect-B24Portal'
        'Get-B24EventHandler'
        'Get-B24OfflineEvent'
        'Get-B24OpenLine'
        'Get-B24Portal'
        'Invoke-B24Method'
        'New-B24OpenLine'
        'Receive-B24Event'
        'Register-B24EventHandler'
        'Remove-B24OpenLine'
        'Set-B24ConnectorData'
        'Set-B24OfflineEvent'
        'Set-B24OpenLine'
        'Unregister-B24EventHandler'
        'Update-B24Bot'
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
