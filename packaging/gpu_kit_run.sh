#!/usr/bin/env bash
# Runs the CUDA tests and benchmarks of the kit this script lies in. usage: run.sh OUTDIR
# Needs python3 with torch 2.11.0+cu130. Results are JSON and text files in OUTDIR; Transformers' figures stand beside
# ours where its package is found. Ends with 1 if a test failed; every benchmark is tried in any case.
set -uo pipefail
kit=$(cd "$(dirname "$0")" && pwd)
out=${1:?usage: run.sh OUTDIR}
mkdir -p "$out"

torch=$(python3 -c 'import torch, os; print(os.path.dirname(torch.__file__))') ||
  { echo "run.sh: python3 has no torch package; the kit uses its LibTorch." >&2; exit 1; }
version=$(python3 -c 'import torch; print(torch.__version__)')
case $version in 2.11.0*) ;; *) echo "run.sh: torch is $version; the kit was built for 2.11.0." >&2; exit 1 ;; esac
site=$(dirname "$torch")
nvidia=$(find "$site/nvidia" -maxdepth 3 -type d -name lib 2>/dev/null | paste -sd: -)
# The kit's own libraries come last: what the machine has is newer.
export LD_LIBRARY_PATH="$kit/bin:$torch/lib:$nvidia:${LD_LIBRARY_PATH:-}:$kit/lib"
export CLOZE_ENGINE="$kit/bin/libcloze_engine.so" CLOZE_TEST_ROOT="$kit"

nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader > "$out/device.txt" 2>&1
cat "$out/device.txt"
"$kit/bin/cloze" version > "$out/version.txt" 2>&1
status=0
"$kit/bin/cloze" self-test > "$out/self-test.txt" 2>&1 || status=1
"$kit/bin/test_core_engine" --gtest_filter='*Cuda*:*Gpu*' --gtest_output="json:$out/tests.json" > "$out/tests.txt" 2>&1 || status=1
tail -3 "$out/tests.txt"

cat > "$out/bert-base.json" <<'JSON'
{"model_type": "bert", "vocab_size": 30522, "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12,
 "intermediate_size": 3072, "hidden_act": "gelu", "hidden_dropout_prob": 0.1, "attention_probs_dropout_prob": 0.1,
 "max_position_embeddings": 512, "type_vocab_size": 2, "initializer_range": 0.02, "layer_norm_eps": 1e-12}
JSON
for precision in fp32 bf16; do
  for shape in "32 53 128" "12 175 384" "256 110 128"; do
    set -- $shape
    name="$precision-b$1-mean$2-max$3"
    "$kit/bin/bench_train_step" --device cuda --config "$out/bert-base.json" --precision $precision --batch "$1" \
      --mean-length "$2" --max-length "$3" --steps 40 > "$out/ours-$name.json" 2> "$out/ours-$name.err" ||
      echo "ours-$name: see ours-$name.err"
    if python3 -c 'import transformers' 2>/dev/null; then
      python3 "$kit/bench/peer_train.py" --device cuda --config "$out/bert-base.json" --precision $precision \
        --batch "$1" --mean-length "$2" --max-length "$3" --steps 40 > "$out/peer-$name.json" 2> "$out/peer-$name.err" ||
        echo "peer-$name: see peer-$name.err"
    fi
  done
done
grep -H '"examples_per_s"' "$out"/*.json | sed 's/ \+/ /g'
exit $status
