# Shared by the scripts of this folder; sourced, not run.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '[onegrid] %s\n' "$*" >&2; }
fail() { printf '[onegrid] ERROR: %s\n' "$*" >&2; exit 1; }

# 24 letters and digits.
random_secret() { LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom 2>/dev/null | head -c 24 || true; }

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The first free port from $1 on.
free_port() {
  local port=$1
  while port_taken "$port"; do port=$((port + 1)); done
  echo "$port"
}

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# Debian packages; a name may be a regular expression, as apt-get understands it.
install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  say "Installing $*"
  apt-get -qq -o DPkg::Lock::Timeout=300 update >/dev/null || fail "apt-get update failed: is a package mirror reachable?"
  apt-get -qq -y -o DPkg::Lock::Timeout=300 --no-install-recommends install "$@" >/dev/null \
    || fail "could not install: $*"
}

# need COMMAND PACKAGE...: installs the packages when the command is missing and this may be done.
need() {
  local command=$1
  shift
  command -v "$command" >/dev/null && return
  can_install || fail "'$command' is missing. As an administrator: apt-get install $*"
  install_packages "$@"
  command -v "$command" >/dev/null || fail "'$command' is still missing after installing $*"
}

# Folder of the instance: ONEGRID_DATA, else .onegrid in the checkout.
data=${ONEGRID_DATA:-$root/.onegrid}
mkdir -p "$data" || fail "cannot make the data folder $data (set ONEGRID_DATA to a place you may write)"
data=$(cd "$data" && pwd -P)

java_major() { "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p;T;q'; }

# The newest Java of the machine, 17 at least: ONEGRID_JAVA, else the best of JAVA_HOME, PATH and /usr/lib/jvm.
find_java() {
  local best='' best_major=16 candidate major
  if [ -n "${ONEGRID_JAVA:-}" ]; then echo "$ONEGRID_JAVA"; return; fi
  for candidate in "${JAVA_HOME:-/nowhere}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
    [ -x "$candidate" ] || continue
    major=$(java_major "$candidate")
    if [ "${major:-0}" -gt "$best_major" ]; then best=$candidate best_major=$major; fi
  done
  echo "$best"
}

# Settings of the database: ONEGRID_DB_URL as given, else those of the private cluster of this instance.
database_settings() {
  if [ -z "${ONEGRID_DB_URL:-}" ]; then
    [ -e "$data/postgis.env" ] || fail "no instance in $data yet: start it with ops/run (or set ONEGRID_DB_URL)"
    set -a; . "$data/postgis.env"; set +a
  fi
}

# psql on the instance's database, through its network address.
database_psql() {
  database_settings
  need psql postgresql-client
  PGUSER=${ONEGRID_DB_USER:-onegrid} PGPASSWORD=${ONEGRID_DB_PASSWORD:-} PGOPTIONS='--client-min-messages=warning' \
    psql -qXAt -v ON_ERROR_STOP=1 -d "${ONEGRID_DB_URL#jdbc:}" "$@"
}

# Address of the running server of this instance.
server_url() {
  if [ -n "${ONEGRID_URL:-}" ]; then echo "${ONEGRID_URL%/}"; return; fi
  local port=${ONEGRID_PORT:-}
  [ -n "$port" ] || port=$(cat "$data/server.port" 2>/dev/null || echo 8080)
  echo "http://localhost:$port"
}

app=$root/backend/target/app

# Runs a program of ops/client: client SUBCOMMAND ARGS...
client() {
  local java
  java=$(find_java)
  [ -n "$java" ] || fail "no Java 17 or newer found"
  [ -e "$app/client/client.jar" ] || "$root/ops/build"
  # Who names no other server means this instance's, whose process can be looked at.
  if [ -z "${ONEGRID_URL:-}" ] && [ -e "$data/server.pid" ]; then
    ONEGRID_SERVER_PID=$(cat "$data/server.pid")
    export ONEGRID_SERVER_PID
  fi
  ONEGRID_URL=$(server_url)
  export ONEGRID_URL
  if [ -z "${ONEGRID_TOKEN:-}" ]; then
    ONEGRID_TOKEN=$("$root/ops/token")
    export ONEGRID_TOKEN
  fi
  exec "$java" -Xmx2g -cp "$app/client/client.jar:$app/client/lib/*" org.onegrid.client.Main "$@"
}
