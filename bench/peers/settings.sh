# What all of these scripts agree on; sourced, not run. The two property files name the same ports.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
data=/var/tmp/huiyin-peers
run=$data/run
database=15/huiyin_peers
database_port=27433
handlers=25
# A security update brought a newer Bundler with Ruby that finds none of Debian's gems; Debian's own does.
RUBYLIB=$(echo /usr/share/rubygems-integration/all/gems/bundler-*/lib)
export RUBYLIB

say() { printf '%s\n' "$*" >&2; }

die() {
  say "bench/peers: $*"
  exit 2
}

need_debian() {
  [ "$(id -u)" -eq 0 ] && [ -f /etc/debian_version ] && grep -q '^VERSION_ID="12"' /etc/os-release ||
    die "the peers come from Debian 12's packages and need root: run it there as root. 只能在 Debian 12 上以 root 运行。"
}

as() { # USER WORDS…
  setpriv --reuid="$1" --regid="$1" --init-groups env HOME=/tmp PATH=/usr/sbin:/usr/bin:/sbin:/bin "${@:2}"
}

sql() { # DATABASE WORDS…
  (cd "$run" && as postgres psql -X -q -v ON_ERROR_STOP=1 -h "$run" -p "$database_port" "$@")
}

start_database() {
  is_alive "$data/postgres/postmaster.pid" || pg_ctlcluster --skip-systemctl-redirect ${database%/*} ${database#*/} start
}

stop_database() {
  ! is_alive "$data/postgres/postmaster.pid" || pg_ctlcluster --skip-systemctl-redirect -m fast ${database%/*} ${database#*/} stop
}

is_alive() { # FILE whose first line is a process
  [ -f "$1" ] && kill -0 "$(head -n 1 "$1")" 2>/dev/null
}
