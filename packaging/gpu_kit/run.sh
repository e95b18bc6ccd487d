#!/usr/bin/env bash
# Runs the CUDA tests and benchmarks of the kit that this script lies in and writes results as JSON into OUTDIR.
# usage: run.sh OUTDIR [PART...]        only the parts whose names begin so (version, tests, bench, peer, train, ...)
# Ends with 0, with 1 if a part failed, with 2 if there is no CUDA device (what a CPU can was run then).
# Needs python3 with torch 2.11.0+cu130; Transformers' figures stand beside ours where its package is found.
if ! command -v python3 >/dev/null; then
  echo "run.sh: there is no python3 here; the kit takes LibTorch from its torch package." >&2
  exit 1
fi
exec python3 -B "$(cd "$(dirname "$0")" && pwd)/run_kit.py" "$@"
