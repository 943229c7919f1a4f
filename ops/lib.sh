# Shared by the scripts of this folder; sourced, not run.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '\033[36m%s\033[0m %s\n' '[onegrid]' "$*" >&2; }
fail() { printf '\033[31m%s\033[0m %s\n' '[onegrid]' "$*" >&2; exit 1; }

# 24 letters and digits.
random_secret() { LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom 2>/dev/null | head -c 24 || true; }

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The first free port from $1 on.
free_port() {
  local port=$1
  while port_taken "$port"; do port=$((port + 1)); done
  echo "$port"
}

# Debian packages; a name may be a regular expression, as apt-get understands it.
install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq -o DPkg::Lock::Timeout=300 update >/dev/null || fail "apt-get update failed: is a package mirror reachable?"
  apt-get -qq -y -o DPkg::Lock::Timeout=300 --no-install-recommends install "$@" >/dev/null || fail "could not install: $*"
}
