# Everything that a command leaves behind, as text. Dot-sourced by a test file's BeforeAll.

# The texts of an object and of what it refers to. Not the lines of a script: what is typed there is in its author's hands.
function Get-Text($Value, [int] $Depth = 6, $Seen = (New-Object Collections.Generic.List[object])) {
    if ($null -eq $Value) { return }
    $object = if ($Value -is [psobject]) { $Value.PSObject.BaseObject } else { $Value }
    if ($object -is [string] -or $object -is [ValueType]) { return "$object" }
    if ($object -is [securestring] -or $object -is [type] -or $Depth -eq 0) { return }
    foreach ($one in $Seen) { if ([object]::ReferenceEquals($one, $object)) { return } }
    $Seen.Add($object)
    "$object"
    if ($object -is [Collections.IDictionary]) {
        foreach ($key in @($object.Keys)) { Get-Text $key 1; Get-Text $object[$key] ($Depth - 1) $Seen }
        return
    }
    if ($object -is [Collections.IEnumerable]) {
        foreach ($item in $object) { Get-Text $item ($Depth - 1) $Seen }
        return
    }
    if ($object -is [Management.Automation.InvocationInfo]) {
        Get-Text $object.BoundParameters ($Depth - 1) $Seen
        Get-Text $object.UnboundArguments ($Depth - 1) $Seen
        return
    }
    if ($object -is [Management.Automation.CommandInfo] -or $object -is [Reflection.MemberInfo]) { return }
    foreach ($property in $Value.PSObject.Properties) {
        if ($property.Name -notin 'ScriptStackTrace', 'PipelineIterationInfo', 'CommandInfo') {
            $inner = try { $property.Value } catch { $_.Exception.Message }
            Get-Text $inner ($Depth - 1) $Seen
        }
    }
}

# What commands write to any stream, leave in $Error, and put into a transcript. What one of them throws ends only it.
# Each is run with each of the arguments, and after -Before.
function Get-Trace([scriptblock[]] $Command, [object[]] $Argument = @($null), [scriptblock] $Before = {}) {
    $global:Error.Clear()
    $transcript = Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).txt"
    $null = Start-Transcript -LiteralPath $transcript
    try {
        $written = foreach ($one in $Command) {
            foreach ($item in $Argument) {
                & $Before
                try { & $one $item *>&1 } catch { $_ }
            }
        }
        # As a host would show it, but to nobody.
        $null = $written | Out-String -Stream -Width 4096 | Out-Default -Transcript
    }
    finally { $null = Stop-Transcript }
    $text = @(
        [IO.File]::ReadAllText($transcript)
        $written | ForEach-Object { Get-Text $_ }
        $global:Error | ForEach-Object { Get-Text $_ }
    )
    Remove-Item -LiteralPath $transcript
    $global:Error.Clear()
    $text -join "`n"
}

# Where marks stand in a text, with what is around them: nothing, where the text has none.
function Get-Leak([string] $Text, [string] $Pattern) {
    [regex]::Matches($Text, $Pattern) | Select-Object -First 3 | ForEach-Object {
        $start = [Math]::Max(0, $_.Index - 160)
        $Text.Substring($start, [Math]::Min(400, $Text.Length - $start))
    }
}
