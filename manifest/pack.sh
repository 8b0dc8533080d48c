#!/usr/bin/env bash
# Makes the app package for one tenant: manifest.json with your ids in place of the sample ones, its German words, and the two icons.
#
#   bash manifest/pack.sh --bot-id GUID --host NAME [--app-id GUID] [--version N.N.N] [--out FILE]
#
#   --bot-id    client id of the bot: the managed identity's, or the app registration's (Teams:AppId)
#   --host      the host name under which people's browsers reach the program, without https://
#   --app-id    id of the app in the catalogue; default the bot's id. It has to stay the same in every later version.
#   --version   Teams takes an update only with a higher one; default the version in manifest.json
#   --out       default artifacts/okrbot.zip
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
sample_app=11111111-1111-1111-1111-111111111111
sample_bot=22222222-2222-2222-2222-222222222222
sample_host=okrbot.example.com
bot="" host="" app="" version="" out="$here/../artifacts/okrbot.zip"

wrong() { echo "$1" >&2; exit 2; }

while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || wrong "$1 needs a value"
  case "$1" in
    --bot-id) bot="$2" ;;
    --host) host="$2" ;;
    --app-id) app="$2" ;;
    --version) version="$2" ;;
    --out) out="$2" ;;
    *) wrong "unknown option $1" ;;
  esac
  shift 2
done
app="${app:-$bot}"

guid='^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$'
[[ "$bot" =~ $guid ]] || wrong "--bot-id has to be a GUID"
[[ "$app" =~ $guid ]] || wrong "--app-id has to be a GUID"
[[ "$bot" != "$sample_bot" && "$app" != "$sample_app" ]] || wrong "these are the sample's ids"
[[ "$host" =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ && "$host" == *.* ]] || wrong "--host has to be a host name such as okr.contoso.com"
[[ -z "$version" || "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || wrong "--version has to be three numbers, such as 1.0.1"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
sed -e "s/$sample_app/$app/g" -e "s/$sample_bot/$bot/g" -e "s/${sample_host//./\\.}/$host/g" \
  ${version:+-e "s/\"version\": \"[0-9.]*\"/\"version\": \"$version\"/"} "$here/manifest.json" > "$work/manifest.json"
cp "$here/de.json" "$here/color.png" "$here/outline.png" "$work/"

mkdir -p "$(dirname "$out")"
out="$(cd "$(dirname "$out")" && pwd)/$(basename "$out")"
rm -f "$out"
cd "$work"
if command -v zip >/dev/null; then
  zip -q "$out" manifest.json de.json color.png outline.png
elif command -v python3 >/dev/null; then
  python3 -m zipfile -c "$out" manifest.json de.json color.png outline.png
else
  wrong "neither zip nor python3 is here to write the package"
fi
echo "$out"
