#!/bin/sh
# The Python that has what Cloze's numbers are compared with: the one packaging/peer_venv.sh made, else the system's with
# the tokenizer alone, which packaging/test.sh fetches.
#
# usage: packaging/peer_python.sh ARGUMENTS FOR PYTHON...
set -eu
deps=$(cd "$(dirname "$0")/.." && pwd)/.deps
[ ! -x "$deps/peer/bin/python" ] || exec "$deps/peer/bin/python" "$@"
PYTHONPATH=$deps/peer-tokenizers exec python3 "$@"
