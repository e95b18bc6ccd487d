#!/bin/sh
# Runs a fuzz target for a bounded time over a copy of its seeds, as libFuzzer writes what it finds into the folder it is
# given. An input that fails stays in the copy's folder; a short one is also printed.
#
# usage: tests/fuzz/bounded_run.sh PROGRAM SEEDS FOLDER SECONDS
set -eu
program=$1 seeds=$2 folder=$3 seconds=$4
rm -rf "$folder"
mkdir -p "$folder/corpus"
cp "$seeds"/* "$folder/corpus/"
# Whatever is reached first ends it. The same inputs for the same build, unless time ends it.
exec "$program" -seed=1 -runs=20000 -max_total_time=$seconds -max_len=4096 -timeout=120 -rss_limit_mb=4096 \
  -artifact_prefix="$folder/" -print_final_stats=1 "$folder/corpus"
