#Requires -Version 7.4

<#
.SYNOPSIS
Starts the built sandbox server on a free port.

.OUTPUTS
An object with Process, and with Url, the address of the portal's webhook. The server ends with the PowerShell that
started it, if nobody ends it before.
#>
$assembly = (Get-Item (Join-Path $PSScriptRoot 'bin/Release/*/Bitrix24.SandboxServer.dll')).FullName
$start = [Diagnostics.ProcessStartInfo]::new('dotnet', [string[]] ($assembly, '--port', '0', '--parent', $PID))
$start.RedirectStandardOutput = $true
$process = [Diagnostics.Process]::Start($start)
while ($line = $process.StandardOutput.ReadLine()) {
    if ($line -match '^Sandbox: (http\S+)') { return [pscustomobject]@{ Process = $process; Url = $Matches[1] } }
}
throw 'The sandbox server did not start.'
