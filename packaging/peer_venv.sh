#!/usr/bin/env bash
# Makes the Python that Cloze's numbers are compared with: PyTorch, Transformers, tokenizers, scikit-learn. Optional, large
# (several GB). Outside of the checkout if a folder is named; otherwise .deps/peer.
#
# usage: packaging/peer_venv.sh [FOLDER]        then: export CLOZE_PEER_PYTHON=FOLDER/bin/python
set -euo pipefail
. "$(dirname "$0")/common.sh"
folder=${1:-$root/.deps/peer}
python3 -c 'import ensurepip' 2>/dev/null || fail "Python cannot make virtual environments here: apt-get install python3-venv"
need_space "$(dirname "$folder")" 8000 "the comparison environment"
[ -x "$folder/bin/python" ] || python3 -m venv "$folder"
"$folder/bin/python" -m pip install --disable-pip-version-check torch==2.11.0 transformers==5.23.0 tokenizers==0.23.3 \
  safetensors numpy scipy scikit-learn accelerate ||
  fail "pip could not install the packages; its message stands above. What was installed is kept; run this again."
say "export CLOZE_PEER_PYTHON=$folder/bin/python HF_HUB_OFFLINE=1"
