# Sourced by the scripts beside it: where things are, what is said, and how failures are explained. Bash.

set -o pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
logs=$root/build/logs
export CLOZE_LIBTORCH=${CLOZE_LIBTORCH:-$root/.deps/libtorch}
# The compiler cache may then serve one preset's objects to another, and one checkout's to the next.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
export NINJA_STATUS='[%f/%t, %es] '

# Steps are counted by the script that was typed; setup.sh inside run.sh counts on.
step_number=0
step() {
  step_number=$((step_number + 1))
  printf '\n== Step %d of %d: %s\n' "$step_number" "$step_count" "$*"
}
say() { printf '   %s\n' "$*"; }
fail() {
  printf '\nerror: %s\n' "$*" >&2
  exit 1
}

free_mib() {
  local folder=$1
  while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
  df -Pm "$folder" | awk 'NR == 2 {print $4}'
}

# need_space FOLDER MIB WHAT
need_space() {
  local free
  free=$(free_mib "$1")
  [ "$free" -ge "$2" ] || fail "$1 has $free MiB free and $3 needs about $2 MiB. Free some space and run this again."
}

# A large source of the engine takes about 1.5 GB to compile, so memory limits how many run at once.
job_count() {
  local processors memory
  processors=$(nproc)
  memory=$(($(awk '/^MemAvailable:/ {print $2}' /proc/meminfo) / 1600000))
  [ "$memory" -ge 1 ] || memory=1
  echo "${CLOZE_JOBS:-$((processors < memory ? processors : memory))}"
}

# configure PRESET [CMAKE OPTIONS...]
configure() {
  local preset=$1 log=$logs/configure-$1.log
  shift
  mkdir -p "$logs"
  if ! cmake --preset "$preset" -DCLOZE_LIBTORCH="$CLOZE_LIBTORCH" "$@" >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    explain_full_disk
    fail "Configuring \"$preset\" failed; the whole log is $log. If it names a missing package, run packaging/setup.sh."
  fi
}

# build PRESET [TARGETS...]
build() {
  local preset=$1 status=0
  shift
  if [ -t 1 ]; then
    cmake --build --preset "$preset" -j "$(job_count)" ${1:+--target "$@"} || status=$?
  else
    # Not on a terminal: a line for about every twentieth part, everything from the first failure on.
    cmake --build --preset "$preset" -j "$(job_count)" ${1:+--target "$@"} 2>&1 | awk '
      /^\[[0-9]+\/[0-9]+/ && !failed {
        split(substr($1, 2), part, "[/,]")
        share = int(20 * part[1] / part[2])
        if (share != last) { last = share; print; fflush() }
        next
      }
      /^FAILED|error:|warning:/ { failed = 1 }
      { print; fflush() }' || status=$?
  fi
  [ "$status" -eq 0 ] && return
  explain_full_disk
  fail "Building \"$preset\" failed; the compiler's message stands above. If it says \"Killed\", memory was too small:" \
    "run this again with CLOZE_JOBS=1."
}

explain_full_disk() {
  local free
  free=$(free_mib "$root/build")
  [ "$free" -ge 100 ] || fail "The disk is full: $free MiB are left on the one that holds $root. Free some space and run this again."
}

has_nvidia_driver() {
  [ -e /proc/driver/nvidia/version ] || [ -e /dev/nvidiactl ] || [ -e /usr/lib/wsl/lib/libcuda.so.1 ]
}
