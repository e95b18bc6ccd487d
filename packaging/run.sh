#!/usr/bin/env bash
# Sets up what is missing, builds, and starts Cloze on the bundled example: one press of Start trains. Without a display
# the example is trained here and its curves are written as a picture. Run it again at any time.
#
# usage: packaging/run.sh [ARGUMENTS FOR THE PROGRAM...]
set -euo pipefail
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

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  step "start the window"
  exec "$bin/cloze-desktop" --example "$@"
fi

step "train the example (no display here, so without the window)"
result=$(mktemp)
trap 'rm -f "$result"' EXIT
status=0
"$bin/cloze" train --spec resources/sample/spec.json --json "$@" >"$result" || status=$?
if [ "$status" -ne 0 ]; then
  cat "$result"
  exit "$status"
fi
# The last line is one JSON object; said again as a person reads it.
python3 - "$result" <<'PYTHON'
import json, sys
run = json.loads(open(sys.argv[1], encoding="utf-8").read().strip().splitlines()[-1])
print(f"   trained {run['steps']} steps in {run['seconds']:.1f} s" if run.get("seconds") else f"   trained {run['steps']} steps")
for key, value in (run.get("eval") or {}).items():
    print(f"   {key}: {value:.4f}" if isinstance(value, float) else f"   {key}: {value}")
print(f"   run {run['run']} in {run['folder']}")
PYTHON
run=$(python3 -c 'import json, sys; print(json.loads(open(sys.argv[1]).read().strip().splitlines()[-1])["run"])' "$result")
picture=$root/build/example-curves.png
QT_QPA_PLATFORM=offscreen "$bin/cloze-desktop" --save-curves "$run" "$picture"
[ -s "$picture" ] || fail "The run is done, but its curves could not be drawn into $picture."
say "its curves: $picture"
