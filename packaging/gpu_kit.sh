#!/usr/bin/env bash
# Collects into build/gpu-kit what a machine with an NVIDIA GPU, torch 2.11.0+cu130 in its python3 and nothing else of
# ours needs to run the CUDA tests and benchmarks: programs, libraries, goldens, peer scripts, and run.sh.
# REQUIRES: a finished release build (packaging/setup.sh and the release preset).
set -euo pipefail
cd "$(dirname "$0")/.."
build=build/release
kit=build/gpu-kit
limit_kib=$((40 * 1024))

need() { [ -e "$1" ] || { echo "gpu_kit: $1 is missing. Build the release preset first: cmake --preset release && cmake --build --preset release" >&2; exit 1; }; }
need $build/bin/cloze; need $build/bin/libcloze_engine.so; need $build/bin/test_core_engine; need $build/bin/bench_train_step

rm -rf $kit && mkdir -p $kit/bin $kit/lib $kit/tests $kit/bench
cp $build/bin/cloze $build/bin/libcloze_core.so $build/bin/libcloze_engine.so $build/bin/test_core_engine \
   $build/bin/bench_train_step $kit/bin/
if [ -e $build/bin/libcloze_cuda.so ]; then
  cp $build/bin/libcloze_cuda.so $kit/bin/
else
  echo "gpu_kit: no libcloze_cuda.so (nvcc 13 was not found when building); the kit runs on LibTorch's operators alone."
fi
strip --strip-unneeded $kit/bin/* 2>/dev/null || true

# Debian libraries that the other machine may not have; what belongs to its C library and to LibTorch stays behind.
for program in $kit/bin/*; do ldd "$program" 2>/dev/null; done | awk '$3 ~ /^\// {print $3}' | sort -u |
  grep -Ev '/(libc|libm|libdl|libpthread|librt|ld-linux[^/]*|libgcc_s|libstdc\+\+|libgomp)[.-]' |
  grep -Ev '/libcloze_|/libtorch|/libc10|/libcud|/libcupti|/libnv|/libcusparse|/libcufile|/torch/lib/' |
  while read -r library; do cp -L "$library" $kit/lib/; done

cp -r tests/golden tests/data $kit/tests/
find $kit/tests -name '*.py' -delete
cp tests/bench/peer_train.py $kit/bench/
cp packaging/gpu_kit_run.sh $kit/run.sh && chmod +x $kit/run.sh
git rev-parse --short HEAD > $kit/COMMIT 2>/dev/null || true

size=$(du -sk $kit | cut -f1)
echo "gpu_kit: $kit holds $((size / 1024)) MiB. On the GPU machine: $kit/run.sh OUTDIR"
[ "$size" -le "$limit_kib" ] || { echo "gpu_kit: over the 40 MiB that may travel; the largest parts:" >&2; du -k $kit/*/* | sort -rn | head -8 >&2; exit 1; }
