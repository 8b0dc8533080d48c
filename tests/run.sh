#!/usr/bin/env bash
# Builds the solution once, runs every test project, and ends with the sum over all of them.
# Runs from any folder, needs no input, and may be repeated. The exit code is 0 only when at least one test ran and none failed.
set -uo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
results="$root/artifacts/test-results"
configuration=Release
per_project=20m

export CI="${CI:-true}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1
export DOTNET_NOLOGO=1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export MSBUILDTERMINALLOGGER=off
# A build node that outlives the build would keep the pipe of whoever waits for this script open.
export MSBUILDDISABLENODEREUSE=1

# again COMMAND…: what needs a package registry gets four tries, with 2, 4 and 8 seconds between.
again() {
  local pause=2 try
  for try in 1 2 3 4; do
    "$@" && return 0
    [ "$try" -eq 4 ] && break
    echo "Try $try of 4 failed: $*; next in ${pause}s" >&2
    sleep "$pause"
    pause=$((pause * 2))
  done
  return 1
}

stop() {
  echo "$1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

# counter FILE NAME: one number of a trx file's summary; nothing when the file is missing or cut off.
counter() {
  grep -o '<Counters [^>]*>' "$1" 2>/dev/null | head -n 1 | grep -o " $2=\"[0-9]*\"" | tr -dc '0-9'
}

# as_root COMMAND…: as it is for root, else through sudo without a question.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# What the tests in a browser need beyond the SDK: Chromium, letters for every script, and the node packages of their lock file. Quick when all is
# there. What cannot be had is not asked for here: those tests fail and say what is missing.
missing_debs() {
  local deb
  for deb in chromium fonts-noto-core fonts-noto-color-emoji; do
    dpkg -s "$deb" 2>/dev/null | grep -q '^Status: .* installed$' || echo "$deb"
  done
}

install_debs() {
  # A try before may have stopped half-way.
  as_root dpkg --configure -a && as_root apt-get -f install -y -qq >/dev/null && as_root apt-get update -qq || return 1
  # shellcheck disable=SC2046
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(missing_debs) >/dev/null
}

# The folders whose node packages tests need; the second is the emulator of Azure Storage.
azurite="$root/tests/OkrBot.Testing/Azurite"
node_folders=("$root/tests/OkrBot.Browser.Tests" "$azurite")

# install_node_packages FOLDER: those of its lock file.
install_node_packages() {
  local folder="$1"
  cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-from" && return 0
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) \
    && cp "$folder/package-lock.json" "$folder/node_modules/.installed-from"
}

# One emulator for all tests, in memory, on ports that are free; it says where it listens. Without it the tests that need it start their own, or fail and say
# what is missing.
start_azurite() {
  local log="$results/azurite.log" i
  node "$azurite/node_modules/azurite/dist/src/azurite.js" --blobPort 0 --queuePort 0 --tablePort 0 \
    --inMemoryPersistence --skipApiVersionCheck --disableTelemetry --silent >"$log" 2>&1 &
  azurite_pid=$!
  for i in $(seq 300); do
    kill -0 "$azurite_pid" 2>/dev/null || break
    if [ "$(grep -c 'is successfully listening at' "$log")" -eq 3 ]; then
      export OKRBOT_TEST_AZURITE
      OKRBOT_TEST_AZURITE="AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
      OKRBOT_TEST_AZURITE+=";TableEndpoint=$(listening Table);QueueEndpoint=$(listening Queue)"
      return 0
    fi
    sleep 0.1
  done
  return 1
}

# listening SERVICE: its address in the emulator, with the account.
listening() {
  sed -n "s|^Azurite $1 service is successfully listening at \(http://[^ ]*\)$|\1/devstoreaccount1|p" "$results/azurite.log"
}

azurite_pid=
# At once: all that it holds is in memory, and a polite stop waits for whoever is still connected.
stop_azurite() {
  [ -n "$azurite_pid" ] && kill -KILL "$azurite_pid" 2>/dev/null && wait "$azurite_pid" 2>/dev/null
  azurite_pid=
}
# Also when this script is stopped from outside.
trap stop_azurite EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

exec </dev/null
cd "$root" || exit 1
rm -rf "$results"
mkdir -p "$results"

if command -v apt-get >/dev/null && [ -n "$(missing_debs)" ]; then
  again install_debs || echo "These could not be installed: $(missing_debs | tr '\n' ' ')" >&2
fi
for folder in "${node_folders[@]}"; do
  again install_node_packages "$folder" || echo "The node packages of $folder could not be installed." >&2
done
again dotnet restore OkrBot.sln || stop "The packages could not be restored."
dotnet build OkrBot.sln -c "$configuration" --no-restore -p:UseSharedCompilation=false || stop "The solution does not build."

start_azurite || echo "Azurite did not start: $(tail -n 3 "$results/azurite.log" 2>/dev/null)" >&2

passed=0 failed=0 skipped=0 lines=""
for project in tests/*.Tests/*.csproj; do
  [ -f "$project" ] || continue
  name="$(basename "$project" .csproj)"
  echo "== $name"
  timeout "$per_project" dotnet test "$project" -c "$configuration" --no-build \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results"
  code=$?
  total="$(counter "$results/$name.trx" total)"
  p="$(counter "$results/$name.trx" passed)"
  f="$(counter "$results/$name.trx" failed)"
  note=""
  if [ -z "$total" ] || [ -z "$p" ] || [ -z "$f" ]; then
    total=1 p=0 f=1 note="  (no result, exit code $code)"
  elif [ "$total" -eq 0 ]; then
    total=1 f=1 note="  (no tests in it)"
  elif [ "$code" -ne 0 ] && [ "$f" -eq 0 ]; then
    total=$((total + 1)) f=1 note="  (did not run to its end, exit code $code)"
  fi
  s=$((total - p - f))
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  lines+="$(printf '%-24s %5d passed %4d failed %4d skipped%s' "$name" "$p" "$f" "$s" "$note")"$'\n'
done

echo
printf '%s' "$lines"
sum="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && sum+=", $skipped skipped"
echo "$sum"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
