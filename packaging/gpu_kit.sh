#!/usr/bin/env bash
# Collects into build/gpu-kit what a machine with an NVIDIA GPU, torch 2.11.0+cu130 in its python3, and no network, no Qt
# and none of our Debian packages needs to run the CUDA tests and benchmarks. Builds what is missing of it first.
#
# usage: packaging/gpu_kit.sh        then, on that machine: build/gpu-kit/run.sh OUTDIR
set -euo pipefail
. "$(dirname "$0")/common.sh"
case ${1:-} in
  "") ;;
  --help | -h) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
  *) fail "$1 is unknown here; this script takes no arguments." ;;
esac
step_count=2
kit=$root/build/gpu-kit
limit_mib=40
bin=$root/build/release/bin
programs="cloze test_core_engine bench_train_step"

step "build what the kit carries (preset release)"
configure release
targets="$programs cloze_engine"
kernels=no
if ninja -C build/release -t query cloze_cuda >/dev/null 2>&1; then
  targets="$targets cloze_cuda"
  kernels=yes
fi
# shellcheck disable=SC2086
build release $targets

step "collect it in build/gpu-kit"
[ "$kernels" = yes ] ||
  say "without our CUDA kernels, since there is no nvcc 13 here: LibTorch's operators will stand in for them"
files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT
mkdir -p "$files/bin" "$files/lib"
for program in $programs libcloze_core.so libcloze_engine.so; do cp "$bin/$program" "$files/bin/"; done
[ "$kernels" = no ] || cp "$bin/libcloze_cuda.so" "$files/bin/"
# What these load belongs to the C library and the compiler, which every Linux has; to LibTorch, which the other machine
# has in its Python; to us; or is a library of Debian's that goes along.
everywhere='^(linux-vdso|ld-linux[^/]*|lib(c|m|dl|rt|util|pthread|gcc_s|stdc\+\+))\.so'
for file in "$files"/bin/*; do LD_LIBRARY_PATH="$CLOZE_LIBTORCH/torch/lib" ldd "$file"; done >"$files/loaded"
if missing=$(grep 'not found' "$files/loaded"); then
  fail "The programs do not find all of their libraries here, so the kit would not be whole: $missing"
fi
awk '$3 ~ /^\// {print $3}' "$files/loaded" | sort -u | while read -r library; do
  case $(readlink -f "$library") in
    "$(readlink -f "$CLOZE_LIBTORCH")"/* | "$files"/* | "$bin"/*) continue ;;
  esac
  basename "$library" | grep -qE "$everywhere" || cp -L "$library" "$files/lib/"
done
strip --strip-unneeded "$files"/bin/*

rm -rf "$kit"
mkdir -p "$kit/tests/golden" "$kit/bench"
# Compressed, because Unicode's data alone are 30 MiB; run.sh unpacks them.
tar -C "$files" -czf "$kit/programs.tar.gz" bin lib
cp -r tests/golden/model tests/golden/training "$kit/tests/golden/"
cp tests/bench/peer_train.py tests/bench/configs/*.json "$kit/bench/"
cp -r resources/sample "$kit/sample"
cp packaging/gpu_kit/*.py "$kit/"
cp packaging/gpu_kit/run.sh "$kit/run.sh"
commit=$(git rev-parse HEAD 2>/dev/null || echo unknown)
[ -z "$(git status --porcelain 2>/dev/null | head -n 1)" ] || commit="$commit with changes"
printf '{"commit": "%s", "own_cuda_kernels": %s, "libtorch": "2.11.0"}\n' "$commit" \
  "$([ "$kernels" = yes ] && echo true || echo false)" >"$kit/kit.json"

bytes=$(du -sb "$kit" | cut -f1)
mib=$(((bytes + 1048575) / 1048576))
if [ "$mib" -gt "$limit_mib" ]; then
  du -ab "$kit" | sort -rn | sed -n '2,8p' >&2
  fail "The kit has $mib MiB and may have $limit_mib, so that it can travel; its largest parts stand above."
fi
say "$mib MiB of $limit_mib. On the machine with the GPU: build/gpu-kit/run.sh OUTDIR"
