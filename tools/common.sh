# Shared by ./run and ./check. Needs only sh, awk, dpkg and apt: what a minimal Debian has.

# A node and an npm from elsewhere conflict with Debian's: those two are installed only where there are none.
is_here() {
  case $1 in nodejs) command -v node ;; npm) command -v npm ;; *) return 1 ;; esac >/dev/null 2>&1
}

# Installs the packages of packages.txt that are missing; `$1` is run or check. Without root: prints the line to type.
need_packages() {
  missing=$(awk -v want="$1" '!/^#/ && NF >= 2 && ($2 == "run" || want == "check") { print $1 }' packages.txt |
    while read -r name; do
      is_here "$name" || dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -q '^installed$' || printf '%s ' "$name"
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

# The screens into ui/dist, if anything of them has changed; they become a part of the binary that is built next.
build_screens() {
  mkdir -p build
  made=ui/dist/index.html
  if [ -e $made ] && [ -z "$(find ui -path ui/node_modules -prune -o -path ui/dist -prune -o -type f -newer $made -print)" ]; then
    return 0
  fi
  printf 'Building (screens) ... '
  began=$(date +%s)
  if ! (cd ui && install_parts && npm run build) >build/screens.log 2>&1; then
    echo failed
    tail -40 build/screens.log
    exit 1
  fi
  echo "done in $(($(date +%s) - began)) s"
}

# In ui/: what the lock file names, if it is not there yet.
install_parts() {
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund
}
