# Reads and writes the CSV files of people: in whatever encoding and with whatever delimiter Excel saved them.

# The encoding of a text file: by its mark, or by what its bytes can be.
function Get-TextEncoding([byte[]] $Bytes) {
    if ($Bytes.Length -ge 2 -and $Bytes[0] -eq 0xFF -and $Bytes[1] -eq 0xFE) { return [Text.Encoding]::Unicode }
    if ($Bytes.Length -ge 2 -and $Bytes[0] -eq 0xFE -and $Bytes[1] -eq 0xFF) { return [Text.Encoding]::BigEndianUnicode }
    if ($Bytes.Length -ge 2 -and $Bytes[1] -eq 0) { return [Text.Encoding]::Unicode }
    try {
        $strict = [Text.UTF8Encoding]::new($false, $true)
        $null = $strict.GetCharCount($Bytes)
        return $strict
    }
    catch [Text.DecoderFallbackException] {
        # A Cyrillic word has no Latin letters; one with umlauts or accents has.
        $words = [regex]::Matches([Text.Encoding]::GetEncoding(28591).GetString($Bytes), '[A-Za-z\u00C0-\u00FF]+').Value
        $foreign = @($words -match '[\u00C0-\u00FF]{2}' -notmatch '[A-Za-z]').Count
        $mixed = @($words -match '[\u00C0-\u00FF]' -match '[A-Za-z]').Count
        $codePage = if ($foreign -gt $mixed) { 1251 } else { 1252 }
        return [Text.Encoding]::GetEncoding($codePage)
    }
}

# The delimiter that stands most often in the header, outside of quotes.
function Get-Delimiter([string] $Header) {
    $bare = $Header -replace '"[^"]*"'
    $marks = ';', ',', "`t", '|' | Sort-Object -Descending { $bare.Split($_).Count }
    $marks[0]
}

<#
.SYNOPSIS
Reads the rows of a CSV file, and finds its encoding and its delimiter.

.OUTPUTS
An object with the Rows, the Encoding and the Delimiter.
#>
function Import-Table {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [string] $Path,

        # A name or a number: utf-8, 1251. Found by itself when it is left out.
        [string] $Encoding,

        [string] $Delimiter
    )

    $bytes = [IO.File]::ReadAllBytes((Convert-Path -LiteralPath $Path -ErrorAction Stop))
    $found = if (-not $Encoding) { Get-TextEncoding $bytes }
    elseif ($Encoding -match '^\d+$') { [Text.Encoding]::GetEncoding([int] $Encoding) }
    else { [Text.Encoding]::GetEncoding($Encoding) }
    $text = $found.GetString($bytes).TrimStart([char] 0xFEFF)

    # Excel writes its delimiter into a first line of its own.
    if ($text -match '\A"?sep=(.)"?\r?\n') {
        if (-not $Delimiter) { $Delimiter = $Matches[1] }
        $text = $text.Substring($Matches[0].Length)
    }
    if (-not $Delimiter) { $Delimiter = Get-Delimiter (($text -split '\r?\n', 2)[0]) }
    [pscustomobject]@{
        Rows      = @($text | ConvertFrom-Csv -Delimiter $Delimiter)
        Encoding  = $found.WebName
        Delimiter = $Delimiter
    }
}

# A text that a spreadsheet would run begins with an apostrophe.
function Protect-Cell($Value) {
    if ($Value -is [string] -and $Value -match '^[=+\-@\t\r]' -and $Value -notmatch '^[+-]?[0-9]+([.,][0-9]+)?$') {
        return "'$Value"
    }
    $Value
}

<#
.SYNOPSIS
Writes rows to a CSV file that Excel opens as they are, and in which no cell runs as a formula.
#>
function Export-Table {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [string] $Path,

        [Parameter(ValueFromPipeline)]
        [psobject] $Row,

        [switch] $Append
    )

    begin { $rows = [Collections.Generic.List[object]]::new() }
    process {
        $safe = [ordered]@{}
        foreach ($cell in $Row.PSObject.Properties) { $safe[$cell.Name] = Protect-Cell $cell.Value }
        $rows.Add([pscustomobject] $safe)
    }
    end {
        # With a mark, which Excel needs to know the encoding.
        $encoding = if ($PSVersionTable.PSVersion.Major -lt 6) { 'UTF8' } else { 'utf8BOM' }
        $rows | Export-Csv -LiteralPath $Path -NoTypeInformation -Encoding $encoding -Append:$Append -WhatIf:$false
    }
}

Export-ModuleMember -Function Import-Table, Export-Table
