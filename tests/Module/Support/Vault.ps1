# A stand-in for Microsoft.PowerShell.SecretManagement, which is not on every machine that runs the tests. Dot-sourced by
# a test file's BeforeAll. Secrets are what Set-VaultSecret was given last: name or vault/name, and the value.

function Install-Vault([string] $Folder) {
    $modules = Join-Path $Folder 'Modules'
    $name = 'Microsoft.PowerShell.SecretManagement'
    $null = New-Item -ItemType Directory -Force -Path (Join-Path $modules $name)
    Set-Content -LiteralPath (Join-Path $modules "$name/$name.psm1") -Value @'
function Get-Secret {
    [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [string] $Vault)
    if ($Name -eq 'locked') { throw 'The vault is locked.' }
    $key = if ($Vault) { "$Vault/$Name" } else { $Name }
    if (-not $global:B24TestVault.ContainsKey($key)) {
        $missing = New-Object Management.Automation.ItemNotFoundException "The secret $Name was not found."
        $PSCmdlet.WriteError((New-Object Management.Automation.ErrorRecord $missing, 'GetSecretNotFound', 'ObjectNotFound', $Name))
        return
    }
    $global:B24TestVault[$key]
}
Export-ModuleMember -Function Get-Secret
'@
    Set-Content -LiteralPath (Join-Path $modules "$name/$name.psd1") `
        -Value "@{ RootModule = '$name.psm1'; ModuleVersion = '9.9.9'; FunctionsToExport = @('Get-Secret') }"
    $env:PSModulePath = $modules + [IO.Path]::PathSeparator + $env:PSModulePath
}

function Uninstall-Vault([string] $ModulePath) {
    Remove-Module -Name Microsoft.PowerShell.SecretManagement -ErrorAction Ignore
    $env:PSModulePath = $ModulePath
    Remove-Variable -Name B24TestVault -Scope Global -ErrorAction Ignore
}

function Set-VaultSecret([hashtable] $Secret) { $global:B24TestVault = $Secret }
