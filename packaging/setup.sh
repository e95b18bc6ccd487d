#!/usr/bin/env bash
# Makes a machine ready to build Cloze: Debian packages, LibTorch, and CUDA's libraries where there is an NVIDIA driver.
# Run it again at any time: it does only what is left to do.
#
# usage: packaging/setup.sh
#   CLOZE_LIBTORCH=FOLDER     where LibTorch is, or is to be put (otherwise .deps/libtorch in the checkout)
#   CLOZE_SKIP_PACKAGES=1     leave the packages to you (for other distributions than Debian 12)
#   CLOZE_CUDA=yes|no         fetch CUDA's libraries or do not, whatever the machine has
set -euo pipefail
. "$(dirname "$0")/common.sh"
step_count=${CLOZE_STEP_COUNT:-3}

packages() { grep -v '^#' "$root/packaging/debian-packages.txt"; }

missing_packages() {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | awk '$1 == "ii" {print $2}')
  packages | grep -vxF -f <(echo "$installed") || true
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# Runs apt-get and shows its own progress figure; what it prints goes into a log. Fails as apt-get does (pipefail). The
# progress has a descriptor of its own, made behind sudo, because apt makes it non-blocking and sudo would close it.
apt() {
  # shellcheck disable=SC2016
  as_root env DEBIAN_FRONTEND=noninteractive sh -c 'log=$1; shift; exec apt-get "$@" 3>&1 >>"$log" 2>&1 </dev/null' sh \
    "$logs/apt.log" -q -y -o DPkg::Lock::Timeout=300 -o APT::Status-Fd=3 -o Dpkg::Use-Pty=0 \
    -o Dpkg::Options::=--force-confold "$@" | awk -F: '
      /^(dlstatus|pmstatus):/ {
        what = $1 == "dlstatus" ? "downloading" : "installing"
        share = int($3 / 10)
        if (what != before || share != last) { printf "   %s: %d %%\n", what, $3; fflush() }
        before = what; last = share
      }'
}

explain_apt() {
  tail -n 15 "$logs/apt.log" >&2
  if grep -q -E 'No space left|not have enough free space' "$logs/apt.log"; then
    fail "The disk is full. Free some space and run this again."
  elif grep -q -E 'Temporary failure resolving|Could not connect|Failed to fetch|Could not resolve' "$logs/apt.log"; then
    fail "The package servers cannot be reached. Check the network (and apt's proxy settings) and run this again."
  fi
  fail "apt-get failed; its messages stand above and in $logs/apt.log. Mend what it names and run this again."
}

install_packages() {
  local missing
  if [ "${CLOZE_SKIP_PACKAGES:-}" = 1 ]; then
    say "left to you, as CLOZE_SKIP_PACKAGES asks"
    return
  fi
  local name="" version="" pretty="an unknown system"
  if [ -r /etc/os-release ]; then
    name=$(. /etc/os-release && echo "${ID:-}")
    version=$(. /etc/os-release && echo "${VERSION_ID:-}")
    pretty=$(. /etc/os-release && echo "${PRETTY_NAME:-unknown}")
  fi
  if [ "$name $version" != "debian 12" ]; then
    fail "This is $pretty; this script knows how to install packages on Debian 12 alone. Install what corresponds to" \
      "these packages, then run this again with CLOZE_SKIP_PACKAGES=1: $(packages | tr '\n' ' ')"
  fi
  missing=$(missing_packages)
  if [ -z "$missing" ]; then
    say "all $(packages | wc -l) are there"
    return
  fi
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    fail "Packages are missing and there is neither root nor sudo here. As root, run: apt-get install" $missing
  fi
  need_space /usr 2500 "installing packages"
  need_space /var/cache 800 "downloading packages"
  say "installing $(echo "$missing" | wc -l): $(echo $missing)"
  : >"$logs/apt.log"
  # An installation that was cut off is finished first.
  if [ -n "$(dpkg --audit 2>/dev/null)" ]; then as_root dpkg --configure -a >>"$logs/apt.log" 2>&1 || explain_apt; fi
  apt update || explain_apt
  # shellcheck disable=SC2086
  apt install --no-install-recommends $missing || explain_apt
}

fetch() { # LIST TARGET
  local reason
  reason=$(mktemp)
  if ! python3 packaging/fetch_wheels.py "packaging/wheels/$1.txt" .cache/downloads "$2" 2>"$reason"; then
    local text
    text=$(cat "$reason")
    rm -f "$reason"
    fail "$text"
  fi
  rm -f "$reason"
}

libtorch_version() { sed -n "s/^__version__ = '\([0-9.]*\).*/\1/p" "$CLOZE_LIBTORCH/torch/version.py" 2>/dev/null || true; }

install_libtorch() {
  local version
  version=$(libtorch_version)
  # A folder that was brought along (unpacked by hand, or Python's site-packages) has no stamp of ours and is used as it is.
  if [ -n "$version" ] && [ ! -e "$CLOZE_LIBTORCH/.cloze-wheels.json" ]; then
    [ "$version" = 2.11.0 ] || fail "CLOZE_LIBTORCH names $CLOZE_LIBTORCH, which holds LibTorch $version; Cloze is built with" \
      "2.11.0. Name another folder, or none: it is then fetched into .deps/libtorch."
    [ -e "$CLOZE_LIBTORCH/torch/include/ATen/ATen.h" ] || fail "The LibTorch in $CLOZE_LIBTORCH has no headers (torch/include)."
    say "using LibTorch $version in $CLOZE_LIBTORCH"
    brought_along=yes
    return
  fi
  fetch libtorch "$CLOZE_LIBTORCH"
  say "LibTorch $(libtorch_version) is in $CLOZE_LIBTORCH"
}

install_cuda() {
  local wanted=${CLOZE_CUDA:-auto}
  if [ "$brought_along" = yes ]; then
    say "left as they are beside that LibTorch"
  elif [ "$wanted" = yes ] || { [ "$wanted" = auto ] && has_nvidia_driver; }; then
    fetch cuda "$CLOZE_LIBTORCH"
    say "there"
  else
    say "not needed: no NVIDIA driver here"
  fi
}

brought_along=no
mkdir -p "$logs" .cache/downloads
step_number=$((${CLOZE_FIRST_STEP:-1} - 1))
# Two scripts at once would unpack over each other.
exec 9>.cache/setup.lock
flock -n 9 || { say "another set-up is running in this checkout; waiting for it"; flock 9; }

step "Debian packages"
install_packages
step "LibTorch 2.11.0"
[ "$(uname -m)" = x86_64 ] || fail "The processor here is $(uname -m); LibTorch is fetched for x86_64 alone. Build LibTorch 2.11.0 and name it with CLOZE_LIBTORCH."
install_libtorch
step "CUDA libraries"
install_cuda
