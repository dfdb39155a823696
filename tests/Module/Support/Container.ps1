<#
.SYNOPSIS
Runs one test file with the stand-in runner, in a script scope of its own.

.DESCRIPTION
The runner is a module, so that tests do not see its variables. What has to happen where the tests live is therefore in the
three script blocks below: they are written here, outside the module, and so belong to the session of the tests.
#>
param([string] $Path, [string] $Filter)

# As at a prompt: the tests do not inherit the strictness of the scripts that run them.
Set-StrictMode -Off
$ErrorActionPreference = 'Continue'

Invoke-TestContainer -Path $Path -Filter $Filter -Session @{
    # Reads a file; what it leaves behind ends with it.
    Load     = { . $args[0] }
    # Runs a continuation of the runner in a new scope that has the given variables.
    Scope    = {
        foreach ($__variable in $args[1].GetEnumerator()) { Set-Variable -Name $__variable.Key -Value $__variable.Value }
        & $args[0]
    }
    # The value of an expression in a name: <line.Name> is $line.Name.
    Evaluate = { & ([scriptblock]::Create('$' + $args[0])) }
}
