#Requires -Version 5.1
<#
.SYNOPSIS
Turns the pages in docs/en-US into the help that Get-Help shows.

.DESCRIPTION
Each page of a cmdlet (PlatyPS markdown, schema 2024-05-01) becomes a command in
src/Module/en-US/Bitrix24.OpenLines.dll-Help.xml; each about_*.md becomes an about_*.help.txt of 80 columns.

The conversion is done here and not by Microsoft.PowerShell.PlatyPS. The generated files are kept in the repository and
a test compares them with the pages, so they have to come out the same on every machine, whichever version of PlatyPS
it has, or none. Besides, PlatyPS writes an example's code as part of its introduction and leaves out the defaults of
parameters, while Get-Help has a place for both. Where PlatyPS is installed, it is asked whether the pages are valid.
#>
[CmdletBinding()]
param(
    [switch] $Check,    # writes nothing, and fails when a generated file is not what the pages give
    [switch] $AsObject  # writes nothing, and emits the pages of the cmdlets as objects, for the tests
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$source = Join-Path $PSScriptRoot 'en-US'
$target = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../src/Module/en-US'))
$sections = 'SYNOPSIS', 'SYNTAX', 'ALIASES', 'DESCRIPTION', 'EXAMPLES', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'NOTES',
    'RELATED LINKS'
Add-Type -AssemblyName System.Xml.Linq

# The part of YAML that the pages use: keys that hold a scalar, a list of scalars, or a list of flat maps.
function ConvertFrom-PageYaml([string[]] $Line) {
    $map = [ordered]@{}
    foreach ($text in $Line) {
        if ($text -match '^([\w. ]+):(?: (.*))?$' -and $text[0] -ne ' ') {
            $key = $Matches[1]
            $value = if ($Matches.ContainsKey(2)) { $Matches[2].Trim("'") } else { '[]' }
            $map[$key] = if ($value -eq '[]') { , @() } else { $value }
        }
        elseif ($text -match '^- (\w+): (.*)$') { $map[$key] += , @{ $Matches[1] = $Matches[2] } }
        elseif ($text -match '^- (.*)$') { $map[$key] += , $Matches[1] }
        elseif ($text -match '^  (\w+): (.*)$') { $map[$key][-1][$Matches[1]] = $Matches[2] }
        else { throw "This YAML is not understood: $text" }
    }
    $map
}

# Cuts lines at the headings of one level; what stands before the first has no title. A '#' in a fence is no heading.
function Split-Heading([string[]] $Line, [int] $Level) {
    $part = [pscustomobject]@{ Title = ''; Lines = @() }
    $fenced = $false
    foreach ($text in $Line) {
        if ($text -match '^```') { $fenced = -not $fenced }
        if (-not $fenced -and $text -match "^#{$Level} (.+)$") {
            $part
            $part = [pscustomobject]@{ Title = $Matches[1].Trim(); Lines = @() }
        }
        else { $part.Lines += $text }
    }
    $part
}

# Paragraphs (Text), list items (Item) and fenced blocks (Code), in their order.
function ConvertTo-Block([string[]] $Line) {
    $block = $null
    foreach ($text in @($Line) + '') {
        if ($null -ne $block -and $block.Kind -eq 'Code') {
            if ($text -eq '```') { $block; $block = $null } else { $block.Lines += $text }
            continue
        }
        $kind, $info, $rest = switch -Regex ($text) {
            '^```(.*)$' { 'Code', $Matches[1]; break }
            '^- (.*)$' { 'Item', '', $Matches[1]; break }
            '^$' { 'None'; break }
            default { 'Text', '', $text.Trim() }
        }
        if ($kind -eq 'Text' -and $null -ne $block) { $block.Lines += $rest; continue }
        if ($null -ne $block) { $block }
        $block = if ($kind -ne 'None') { [pscustomobject]@{ Kind = $kind; Info = $info; Lines = @($rest) -ne $null } }
    }
    if ($null -ne $block) { throw "This fence is not closed: $($block.Lines)" }
}

# A block as Get-Help takes it: it wraps text itself, keeps the line breaks it is given, and knows no markdown.
function ConvertTo-PlainText($Block) {
    if ($Block.Kind -eq 'Code') { return $Block.Lines -join "`n" }
    $marks = '`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)]+)\)'
    [regex]::Replace($Block.Lines -join ' ', $marks, {
            param($match)
            $code, $bold, $text, $uri = 1..4 | ForEach-Object { $match.Groups[$_].Value }
            if ($uri -match '^https?:') { "$text ($uri)" } else { $code + $bold + $text }
        })
}

function ConvertTo-Paragraph([string[]] $Line, [string] $Except) {
    foreach ($block in ConvertTo-Block $Line) {
        if ($Except -and $block.Info -eq $Except) { continue }
        $(if ($block.Kind -eq 'Item') { '- ' }) + (ConvertTo-PlainText $block)
    }
}

# The order of a set's parameters and the short names of their types are in its text; all else is in the YAML.
function Read-Syntax($Part) {
    $text = (ConvertTo-Block $Part.Lines).Lines -replace '^\s+' -join ' '
    [pscustomobject]@{
        Name       = $Part.Title -replace ' \(Default\)$'
        IsDefault  = $Part.Title -match ' \(Default\)$'
        Text       = $text
        Parameters = @([regex]::Matches($text, '(?<=[ \[])-(\w+)\]?(?: <([^>]+)>)?') | ForEach-Object {
                [pscustomobject]@{ Name = $_.Groups[1].Value; Type = $_.Groups[2].Value }
            })
    }
}

# The tests run the blocks 'powershell' and leave out 'powershell norun', which needs a portal of one's own.
function Read-Example($Part) {
    $blocks = @(ConvertTo-Block $Part.Lines)
    $code = @($blocks | Where-Object Info -Match '^powershell\b')
    if (-not $code) { throw "$($Part.Title): no powershell block" }
    $at = [Array]::IndexOf($blocks, $code[0])
    [pscustomobject]@{
        Title        = $Part.Title
        Introduction = @($blocks | Select-Object -First $at | ForEach-Object { ConvertTo-PlainText $_ })
        Code         = ConvertTo-PlainText $code[0]
        Remarks      = @($blocks | Select-Object -Skip ($at + 1) | ForEach-Object { ConvertTo-PlainText $_ })
        Runnable     = @($code | Where-Object Info -EQ 'powershell' | ForEach-Object { ConvertTo-PlainText $_ })
    }
}

function Read-Parameter($Part) {
    $data = ConvertFrom-PageYaml (ConvertTo-Block $Part.Lines | Where-Object Info -EQ 'yaml').Lines
    $data['Name'] = $Part.Title.TrimStart('-')
    $data['Description'] = @(ConvertTo-Paragraph $Part.Lines -Except 'yaml')
    [pscustomobject] $data
}

function Read-Page([string] $Path) {
    $lines = [IO.File]::ReadAllText($Path) -split '\r?\n'
    $end = [Array]::IndexOf($lines, '---', 1)
    $section = @{}
    foreach ($part in Split-Heading $lines[($end + 1)..($lines.Count - 1)] 2) { $section[$part.Title] = $part.Lines }
    $missing = @($sections | Where-Object { -not $section.ContainsKey($_) })
    if ($missing) { throw "$Path has no section $($missing -join ', ')." }

    $parts = { param($name) Split-Heading $section[$name] 3 | Where-Object Title }
    $metadata = ConvertFrom-PageYaml $lines[1..($end - 1)]
    $links = "[Online version]($($metadata['HelpUri']))$($section['RELATED LINKS'])" # Get-Help -Online opens the first
    $value = { [pscustomobject]@{ Type = $_.Title; Description = @(ConvertTo-Paragraph $_.Lines) } }
    [pscustomobject]@{
        File        = [IO.Path]::GetFileNameWithoutExtension($Path)
        Title       = @($section[''] -match '^# ')[0].Substring(2)
        Metadata    = $metadata
        Synopsis    = @(ConvertTo-Paragraph $section['SYNOPSIS'])
        Syntax      = @(& $parts 'SYNTAX' | ForEach-Object { Read-Syntax $_ })
        Description = @(ConvertTo-Paragraph $section['DESCRIPTION'])
        Examples    = @(& $parts 'EXAMPLES' | ForEach-Object { Read-Example $_ })
        Parameters  = @(& $parts 'PARAMETERS' | Where-Object Title -Like '-*' | ForEach-Object { Read-Parameter $_ })
        Inputs      = @(& $parts 'INPUTS' | ForEach-Object $value)
        Outputs     = @(& $parts 'OUTPUTS' | ForEach-Object $value)
        Notes       = @(ConvertTo-Paragraph $section['NOTES'])
        Links       = @([regex]::Matches($links, '\[([^\]]+)\]\(([^)]+)\)') | ForEach-Object {
                [pscustomobject]@{ Text = $_.Groups[1].Value; Uri = $_.Groups[2].Value }
            })
    }
}

$namespaces = [ordered]@{
    maml    = 'http://schemas.microsoft.com/maml/2004/10'
    command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
    dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
}

# An element 'prefix:name' with a text or elements in it.
function ConvertTo-Element([string] $Name, $Content, [Collections.IDictionary] $Attribute = @{}) {
    $prefix, $local = $Name -split ':'
    $element = New-Object Xml.Linq.XElement ([Xml.Linq.XName]::Get($local, $namespaces[$prefix]))
    foreach ($key in $Attribute.Keys) { $element.SetAttributeValue($key, $Attribute[$key]) }
    foreach ($one in $Content) { $element.Add($one) }
    $element
}

function ConvertTo-ParagraphElement([string] $Name, [string[]] $Text) {
    ConvertTo-Element $Name @($Text | ForEach-Object { ConvertTo-Element 'maml:para' $_ })
}

function ConvertTo-TypeElement([string] $Name) {
    ConvertTo-Element 'dev:type' @((ConvertTo-Element 'maml:name' $Name), (ConvertTo-Element 'maml:uri'))
}

# Get-Help shows a switch in a syntax without a value, and in the list of parameters with the value <SwitchParameter>.
function ConvertTo-ParameterElement($Parameter, $Set, [string] $Type, [switch] $InSyntax) {
    $isSwitch = $Parameter.Type -eq 'System.Management.Automation.SwitchParameter'
    $has = { param($key) @($Set | ForEach-Object { $_[$key] }) -contains 'true' }
    $pipeline = @(
        if (& $has 'ValueFromPipeline') { 'ByValue' }
        if (& $has 'ValueFromPipelineByPropertyName') { 'ByPropertyName' }
    )
    $value = { param($text, $required) ConvertTo-Element 'command:parameterValue' $text @{ required = $required } }

    ConvertTo-Element 'command:parameter' -Attribute ([ordered]@{
            required      = if (& $has 'IsRequired') { 'true' } else { 'false' }
            globbing      = $Parameter.SupportsWildcards
            pipelineInput = if ($pipeline) { "True ($($pipeline -join ', '))" } else { 'False' }
            position      = @($Set)[0]['Position'].ToLowerInvariant()
            aliases       = if ($Parameter.Aliases) { $Parameter.Aliases -join ', ' } else { 'none' }
        }) -Content @(
        ConvertTo-Element 'maml:name' $Parameter.Name
        ConvertTo-ParagraphElement 'maml:description' $Parameter.Description
        if ($Parameter.AcceptedValues) {
            $group = @($Parameter.AcceptedValues | ForEach-Object { & $value $_ 'false' })
            ConvertTo-Element 'command:parameterValueGroup' $group
        }
        if (-not $isSwitch) { & $value $Type 'true' } elseif (-not $InSyntax) { & $value 'SwitchParameter' 'false' }
        ConvertTo-TypeElement $Parameter.Type
        ConvertTo-Element 'dev:defaultValue' $(if ($Parameter.DefaultValue) { $Parameter.DefaultValue } else { 'None' })
    )
}

function ConvertTo-CommandElement($Page) {
    $verb, $noun = $Page.Title -split '-'
    $typeOf = @{}
    $Page.Syntax | ForEach-Object Parameters | ForEach-Object { $typeOf[$_.Name] = $_.Type }
    $values = {
        param($name, $list)
        ConvertTo-Element "command:${name}s" @($list | ForEach-Object {
                $description = ConvertTo-ParagraphElement 'maml:description' $_.Description
                ConvertTo-Element "command:$name" @((ConvertTo-TypeElement $_.Type), $description)
            })
    }

    ConvertTo-Element 'command:command' @(
        ConvertTo-Element 'command:details' @(
            ConvertTo-Element 'command:name' $Page.Title
            ConvertTo-Element 'command:verb' $verb
            ConvertTo-Element 'command:noun' $noun
            ConvertTo-ParagraphElement 'maml:description' $Page.Synopsis
        )
        ConvertTo-ParagraphElement 'maml:description' $Page.Description
        ConvertTo-Element 'command:syntax' @(foreach ($item in $Page.Syntax) {
                ConvertTo-Element 'command:syntaxItem' @(
                    ConvertTo-Element 'maml:name' $Page.Title
                    foreach ($one in $item.Parameters) {
                        $parameter = $Page.Parameters | Where-Object Name -EQ $one.Name
                        $set = $parameter.ParameterSets | Where-Object { $_['Name'] -in $item.Name, '(All)' }
                        if (-not $set) { throw "$($Page.Title): -$($one.Name) has no parameter set $($item.Name)." }
                        ConvertTo-ParameterElement $parameter $set $one.Type -InSyntax
                    }
                )
            })
        ConvertTo-Element 'command:parameters' @($Page.Parameters | ForEach-Object {
                ConvertTo-ParameterElement $_ $_.ParameterSets $typeOf[$_.Name]
            })
        & $values 'inputType' $Page.Inputs
        & $values 'returnValue' $Page.Outputs
        ConvertTo-Element 'maml:alertSet' (ConvertTo-ParagraphElement 'maml:alert' $Page.Notes)
        # Get-Help writes code right behind the end of an introduction, and the next title right behind the remarks.
        ConvertTo-Element 'command:examples' @($Page.Examples | ForEach-Object {
                ConvertTo-Element 'command:example' @(
                    ConvertTo-Element 'maml:title' "---------- $($_.Title) ----------"
                    ConvertTo-ParagraphElement 'maml:introduction' ($_.Introduction + 'PS>')
                    ConvertTo-Element 'dev:code' $_.Code
                    ConvertTo-ParagraphElement 'dev:remarks' ($_.Remarks + '')
                )
            })
        # A link to another page is only its name here, which is what one gives to Get-Help.
        ConvertTo-Element 'command:relatedLinks' @($Page.Links | ForEach-Object {
                ConvertTo-Element 'maml:navigationLink' @(
                    ConvertTo-Element 'maml:linkText' $_.Text
                    ConvertTo-Element 'maml:uri' $(if ($_.Uri -match '^https?:') { $_.Uri })
                )
            })
    )
}

function ConvertTo-Maml($Page) {
    $root = New-Object Xml.Linq.XElement ([Xml.Linq.XName]::Get('helpItems', 'http://msh'))
    $root.SetAttributeValue('schema', 'maml')
    foreach ($one in $namespaces.GetEnumerator()) {
        $root.SetAttributeValue([Xml.Linq.XNamespace]::Xmlns + $one.Key, $one.Value)
    }
    foreach ($one in $Page) { $root.Add((ConvertTo-CommandElement $one)) }
    '<?xml version="1.0" encoding="utf-8"?>', "$root", '' -join "`n" -replace "`r`n", "`n"
}

function Format-Wrapped([string] $Text, [string] $First, [string] $Margin) {
    $line = $First
    foreach ($word in $Text -split '\s+') {
        if ($line.Trim(' -') -and $line.Length + $word.Length -ge 80) { $line.TrimEnd(); $line = $Margin }
        $line += "$word "
    }
    $line.TrimEnd()
}

# The short description has to be on the fifth line: Get-Help shows that line in its lists.
function ConvertTo-AboutText([string] $Path) {
    $lines = [IO.File]::ReadAllText($Path) -split '\r?\n'
    $text = @(
        'TOPIC'
        "    $([IO.Path]::GetFileNameWithoutExtension($Path))"
        foreach ($part in Split-Heading $lines 2 | Where-Object Title) {
            ''
            $part.Title.ToUpperInvariant()
            $previous = 'Title'
            foreach ($sub in Split-Heading $part.Lines 3) {
                if ($sub.Title) { ''; "  $($sub.Title)"; $previous = 'Title' }
                foreach ($block in ConvertTo-Block $sub.Lines) {
                    if ($previous -ne 'Title' -and -not ($previous -eq 'Item' -and $block.Kind -eq 'Item')) { '' }
                    $previous = $block.Kind
                    switch ($block.Kind) {
                        'Code' { $block.Lines | ForEach-Object { "      $_".TrimEnd() } }
                        'Item' { Format-Wrapped (ConvertTo-PlainText $block) '    - ' '      ' }
                        'Text' { Format-Wrapped (ConvertTo-PlainText $block) '    ' '    ' }
                    }
                }
            }
        }
    )
    ($text -join "`n") + "`n"
}

$paths = [string[]] @(Get-ChildItem -LiteralPath $source -Filter *.md | ForEach-Object FullName)
[Array]::Sort($paths, [StringComparer]::Ordinal) # the order of a culture is not the same everywhere
$abouts, $cmdlets = @($paths -match '[\\/]about_[^\\/]+$'), @($paths -match '[\\/]\w+-\w+\.md$')
$pages = @($cmdlets | ForEach-Object { Read-Page $_ })
if ($AsObject) { return $pages }

if (Get-Module -ListAvailable -Name Microsoft.PowerShell.PlatyPS) {
    Import-Module -Name Microsoft.PowerShell.PlatyPS
    $cmdlets | Where-Object { -not (Test-MarkdownCommandHelp -Path $_) } | ForEach-Object { throw "Not valid: $_" }
}

$made = [ordered]@{ 'Bitrix24.OpenLines.dll-Help.xml' = ConvertTo-Maml $pages }
foreach ($path in $abouts) { $made[(Split-Path $path -Leaf) -replace 'md$', 'help.txt'] = ConvertTo-AboutText $path }

$present = @(Get-ChildItem -LiteralPath $target -File -ErrorAction Ignore | ForEach-Object Name)
$stale = @($present | Where-Object { -not $made.Contains($_) })
$changed = @($made.Keys | Where-Object {
        $present -notcontains $_ -or
        [IO.File]::ReadAllText((Join-Path $target $_)).Replace("`r`n", "`n") -cne $made[$_]
    })
if ($Check -and ($changed -or $stale)) {
    throw "Not what docs/en-US gives: $($changed + $stale -join ', '). Run docs/Build-Help.ps1."
}
elseif (-not $Check) {
    $null = New-Item -ItemType Directory -Path $target -Force
    $stale | ForEach-Object { Remove-Item -LiteralPath (Join-Path $target $_) }
    $changed | ForEach-Object {
        [IO.File]::WriteAllText((Join-Path $target $_), $made[$_], (New-Object Text.UTF8Encoding $false))
    }
}
