# Shared by ./run and ./check. Needs only sh, awk, dpkg and apt: what a minimal Debian has.

# Installs the packages of packages.txt that are missing; `$1` is run or check. Without root: prints the line to type.
need_packages() {
  missing=$(awk -v want="$1" '!/^#/ && NF >= 2 && ($2 == "run" || want == "check") { print $1 }' packages.txt |
    while read -r name; do
      dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -q '^installed$' || printf '%s ' "$name"
    done)
  [ -z "$missing" ] && return 0
  line="apt-get update && apt-get install -y --no-install-recommends $missing"
  if [ "$(id -u)" -ne 0 ]; then
    printf 'Some Debian packages are missing. Type this once, then call again:\n\n  sudo sh -c "%s"\n\n' "$line"
    exit 2
  fi
  printf 'Installing: %s\n' "$missing"
  log=$(mktemp)
  if ! DEBIAN_FRONTEND=noninteractive sh -c "$line" >"$log" 2>&1; then
    cat "$log"
    echo "The packages could not be installed; the lines above say why."
    exit 2
  fi
  rm -f "$log"
}

# Configures and builds a preset; shows the compiler's words only if it fails.
build() {
  mkdir -p build
  log="build/$1.log"
  printf 'Building (%s) ... ' "$1"
  began=$(date +%s)
  if ! { cmake --preset "$1" && cmake --build --preset "$1" ${2:+--target $2}; } >"$log" 2>&1; then
    echo failed
    grep -v '^\[' "$log" | tail -60
    exit 1
  fi
  echo "done in $(($(date +%s) - began)) s"
}
