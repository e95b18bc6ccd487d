#!/usr/bin/env bash
# Sets up what is missing, builds, and starts Cloze on the bundled example: one press of Start trains. Without a display
# the example is trained here and its curves are written as a picture. Run it again at any time.
#
# usage: packaging/run.sh [ARGUMENTS FOR THE PROGRAM...]
set -euo pipefail
caller=$PWD # paths among the arguments are meant from where the person is
. "$(dirname "$0")/common.sh"
step_count=6

CLOZE_STEP_COUNT=$step_count packaging/setup.sh
step_number=3

step "configure"
configure release
step "build"
[ -x build/release/bin/cloze-desktop ] || need_space "$root" 1500 "building"
build release
bin=$root/build/release/bin
cd "$caller"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  # A display may be named and yet not be there (sudo, an old ssh session): Qt would end with an abort.
  if "$bin/cloze-desktop" --version >/dev/null 2>&1; then
    step "start the window"
    exec "$bin/cloze-desktop" --example "$@"
  fi
  say "the display ${WAYLAND_DISPLAY:-$DISPLAY} cannot be opened, so there will be no window"
fi

for argument in "$@"; do
  case $argument in
    --help | -h) exec "$bin/cloze" train --help ;;
  esac
done
step "train the example (no display here, so without the window)"
result=$(mktemp)
trap 'rm -f "$result"' EXIT
status=0
"$bin/cloze" train --spec "$root/resources/sample/spec.json" "$@" --json >"$result" || status=$?
if [ "$status" -ne 0 ]; then
  cat "$result"
  exit "$status"
fi
# The last line is one JSON object; said again as a person reads it. Its run and folder are passed on.
exec 4>&1
said=$(python3 - "$result" 3>&1 >&4 <<'PYTHON'
import json, os, sys
run = json.loads(open(sys.argv[1], encoding="utf-8").read().strip().splitlines()[-1])
print(f"   trained {run['steps']} steps" + (f" in {run['seconds']:.1f} s" if run.get("seconds") else ""))
for key, value in (run.get("eval") or {}).items():
    print(f"   {key}: {value:.4f}" if isinstance(value, float) else f"   {key}: {value}")
print(f"   run {run['run']} in {run['folder']}")
parent, name = os.path.split(run["folder"])  # with --output-dir the name of the folder is not the id
os.write(3, f"{name}\n{parent or '.'}".encode())
PYTHON
)
picture=$root/build/example-curves.png
rm -f "$picture"
QT_QPA_PLATFORM=offscreen "$bin/cloze-desktop" --runs "${said#*$'\n'}" --save-curves "${said%%$'\n'*}" "$picture" || true
[ -s "$picture" ] || fail "The run is done, but its curves could not be drawn into $picture."
say "its curves: $picture"
