#!/usr/bin/env bash
# Prepares the machine: disk, settings, service, TLS in front, probes. machine.bicep fills in what stands between @ signs.
# May run any number of times; the data disk is formatted only when it is empty.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

for try in 1 2 3 4 5; do
  apt-get update -q && apt-get install -y -q --no-install-recommends caddy curl libicu74 && break
  [ "$try" -lt 5 ]
  sleep $((try * 10))
done
id okrbot >/dev/null 2>&1 || useradd --system --home-dir /var/lib/okrbot --shell /usr/sbin/nologin okrbot

disk=/dev/disk/azure/scsi1/lun0
for try in $(seq 30); do [ -b "$disk" ] && break; sleep 2; done
[ -b "$disk" ]
blkid "$disk" >/dev/null || mkfs.ext4 -q "$disk"
mkdir -p /var/lib/okrbot /opt/okrbot
grep -q ' /var/lib/okrbot ' /etc/fstab || echo "UUID=$(blkid -s UUID -o value "$disk") /var/lib/okrbot ext4 defaults,nofail 0 2" >> /etc/fstab
systemctl daemon-reload
mountpoint -q /var/lib/okrbot || mount /var/lib/okrbot
chown okrbot:okrbot /var/lib/okrbot
chmod 700 /var/lib/okrbot

base64 -d > /etc/okrbot.env <<'ENV'
@ENVIRONMENT@
ENV
chmod 600 /etc/okrbot.env

# Exit code 78 says that a setting is wrong: starting again would not help.
cat > /etc/systemd/system/okrbot.service <<'UNIT'
[Unit]
Description=OkrBot
After=network-online.target
Wants=network-online.target
RequiresMountsFor=/var/lib/okrbot
AssertPathIsMountPoint=/var/lib/okrbot
ConditionPathExists=/opt/okrbot/current/OkrBot.Host

[Service]
User=okrbot
EnvironmentFile=/etc/okrbot.env
WorkingDirectory=/var/lib/okrbot
ExecStart=/opt/okrbot/current/OkrBot.Host
Restart=always
RestartSec=2
RestartPreventExitStatus=78
TimeoutStopSec=40
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
ReadWritePaths=/var/lib/okrbot

[Install]
WantedBy=multi-user.target
UNIT

# Certificates by themselves, TLS 1.2 and newer, plain http only to be sent to https.
cat > /etc/caddy/Caddyfile <<'CADDY'
@HOST@ {
  reverse_proxy 127.0.0.1:3978
}
CADDY

# Fetches the published program and starts it; goes back to the one before when the new one does not become ready.
cat > /usr/local/bin/okrbot-update <<'UPDATE'
#!/usr/bin/env bash
set -euo pipefail
token="$(curl -sSf -H Metadata:true 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&client_id=@IDENTITY@&resource=https%3A%2F%2Fstorage.azure.com%2F' \
  | sed 's/.*"access_token" *: *"\([^"]*\)".*/\1/')"
next="/opt/okrbot/$(date -u +%Y%m%d-%H%M%S)"
mkdir "$next"
curl -sSf --retry 4 -H "Authorization: Bearer $token" -H 'x-ms-version: 2023-11-03' '@PROGRAM@' | tar -xz -C "$next"
chmod 755 "$next" "$next/OkrBot.Host"
before="$(readlink /opt/okrbot/current || true)"
start() {
  ln -sfn "$1" /opt/okrbot/current
  systemctl restart okrbot
  for _ in $(seq 30); do
    curl -sf -m 5 -o /dev/null http://127.0.0.1:3978/health/ready && return 0
    sleep 2
  done
  return 1
}
if start "$next"; then
  echo "OkrBot runs from $next"
  find /opt/okrbot -mindepth 1 -maxdepth 1 -type d ! -path "$next" ! -path "${before:-none}" -exec rm -rf {} +
  exit 0
fi
journalctl -u okrbot -n 30 --no-pager
[ -n "$before" ] && start "$before" && echo "The new program did not become ready; the one before runs again."
exit 1
UPDATE
chmod 755 /usr/local/bin/okrbot-update

# Says whether settings, storage, clock, queue and Microsoft Graph are all right: as the service runs, with its user, settings and walls.
cat > /usr/local/bin/okrbot-check <<'CHECK'
#!/usr/bin/env bash
exec systemd-run --quiet --wait --pipe --collect --service-type=exec \
  -p User=okrbot -p EnvironmentFile=/etc/okrbot.env -p WorkingDirectory=/var/lib/okrbot \
  -p NoNewPrivileges=yes -p ProtectSystem=strict -p ProtectHome=yes -p PrivateTmp=yes -p ReadWritePaths=/var/lib/okrbot \
  /opt/okrbot/current/OkrBot.Host check "$@"
CHECK
chmod 755 /usr/local/bin/okrbot-check

# Not alive: start again. Alive and not ready: starting again would not help, so it is only said, once a minute.
cat > /usr/local/bin/okrbot-probe <<'PROBE'
#!/usr/bin/env bash
systemctl is-active -q okrbot || exit 0
curl -sf -m 20 -o /dev/null http://127.0.0.1:3978/health/live || { echo "not alive, starting again"; exec systemctl restart okrbot; }
curl -sf -m 20 -o /dev/null http://127.0.0.1:3978/health/ready || echo "not ready: $(curl -s -m 20 http://127.0.0.1:3978/health/ready)"
PROBE
chmod 755 /usr/local/bin/okrbot-probe
cat > /etc/systemd/system/okrbot-probe.service <<'UNIT'
[Service]
Type=oneshot
ExecStart=/usr/local/bin/okrbot-probe
UNIT
cat > /etc/systemd/system/okrbot-probe.timer <<'UNIT'
[Timer]
OnBootSec=2min
OnUnitActiveSec=1min

[Install]
WantedBy=timers.target
UNIT

systemctl daemon-reload
systemctl enable -q okrbot caddy
systemctl enable -q --now okrbot-probe.timer
systemctl restart caddy
if [ -e /opt/okrbot/current ]; then systemctl restart okrbot; else echo "No program yet: upload it and run okrbot-update"; fi
