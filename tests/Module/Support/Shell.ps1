# Child processes that run PowerShell as this one does. Dot-sourced by a test file's BeforeAll.

# Starts a script in a new process. Its input and output are redirected: with a wait for input, it ends with this test.
function Start-Shell([string] $Path, [hashtable] $Environment = @{}) {
    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    # As a .NET tool, PowerShell is a library that dotnet runs.
    $library = [Environment]::GetCommandLineArgs()[0]
    $start.Arguments = "-NoProfile -NonInteractive -File `"$Path`""
    if ($library -like '*.dll' -and $start.FileName -match '\bdotnet(\.exe)?$') {
        $start.Arguments = "`"$library`" $($start.Arguments)"
    }
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    foreach ($name in $Environment.Keys) { $start.EnvironmentVariables[$name] = $Environment[$name] }
    [Diagnostics.Process]::Start($start)
}
