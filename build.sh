#!/usr/bin/env bash
# Runs build.ps1 in the PowerShell that .config/dotnet-tools.json pins: ./build.sh test is ./build.ps1 Test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off
if ! command -v dotnet >/dev/null; then
  echo 'Install the .NET SDK 10.0 first: https://dotnet.microsoft.com/download' >&2
  exit 1
fi
dotnet tool restore >/dev/null
exec dotnet pwsh -NoProfile -File build.ps1 "$@"
