#!/bin/sh
# Runs a script of this folder with the Python that has the peer.
#
# usage: tests/bench/run_peer.sh SCRIPT ARGUMENT...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${CLOZE_PEER_PYTHON:-$here/../../packaging/peer_python.sh}
if ! PYTHONDONTWRITEBYTECODE=1 "$python" -c 'import tokenizers' 2>/dev/null; then
  echo "$python has no package tokenizers: packaging/test.sh fetches it; or name a Python that has it in CLOZE_PEER_PYTHON." >&2
  exit 1
fi
script=$1
shift
PYTHONDONTWRITEBYTECODE=1 exec "$python" "$here/$script" "$@"
