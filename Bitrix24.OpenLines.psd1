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
        'Bitrix24.OpenLines.Company.Format.ps1xml'
        'Bitrix24.OpenLines.Crm.Format.ps1xml'
        'Bitrix24.OpenLines.Network.Format.ps1xml'
    )
    CmdletsToExport      = @(
        'Add-B24CrmChatUser'
        'Complete-B24BotSession'
        'Connect-B24Portal'
        'Disconnect-B24Portal'
        'Get-B24Bot'
        'Get-B24CrmChat'
        'Get-B24Department'
        'Get-B24OpenLine'
        'Get-B24Portal'
        'Get-B24User'
        'Invoke-B24Method'
        'Join-B24NetworkLine'
        'Move-B24BotSession'
        'New-B24OpenLine'
        'Register-B24Bot'
        'Remove-B24CrmChatUser'
        'Remove-B24OpenLine'
        'Send-B24BotMessage'
        'Send-B24CrmMessage'
        'Send-B24NetworkMessage'
        'Set-B24ConnectorData'
        'Set-B24OpenLine'
        'Switch-B24BotSession'
        'Unregister-B24Bot'
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
