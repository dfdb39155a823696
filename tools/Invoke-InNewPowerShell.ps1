# Runs a script in a new PowerShell process: .NET cannot unload the module's assemblies, so each build needs a new one.
# The first argument is the path of the script, the others are for the script.
$shell = @([Environment]::ProcessPath)
# As a .NET tool, PowerShell runs inside dotnet.
if ((Split-Path $shell[0] -LeafBase) -eq 'dotnet') { $shell += Join-Path $PSHOME 'pwsh.dll' }
$program, $arguments = $shell + '-NoProfile', '-NonInteractive', '-File' + $args
& $program @arguments
