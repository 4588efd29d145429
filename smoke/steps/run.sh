#!/usr/bin/env bash
# Resolves the config (as core reviewed it), runs it in a virtual world, estimates beside. The exit code is that of ds_smoke.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$RUNNER_TEMP/ds-smoke
review() { node "$here/../cli/dist/ds-review.js" "$@"; }

shape=(--model "$MODEL" --world-size "$WORLD_SIZE_ASKED" --sequence-length "${SEQUENCE_LENGTH:-512}")
[ -n "$MICRO_BATCH" ] && shape+=(--micro-batch "$MICRO_BATCH")
[ "$GRADIENT_CHECKPOINTING" = true ] && shape+=(--gradient-checkpointing)
profile=()
[ -n "$STAGE" ] && profile+=(--stage "$STAGE")
[ -n "$OFFLOAD" ] && profile+=(--offload "$OFFLOAD")

echo "result=$folder/result.json" >>"$GITHUB_OUTPUT"
review resolve "$folder/config" "${shape[@]}" "${profile[@]}" --out "$folder/resolved.json"
review estimate "$folder/resolved.json" "${shape[@]}" --format json >"$folder/estimate.json" || echo "no estimate for this model"
PYTHONPATH=$here "$DS_SMOKE_PYTHON" -m ds_smoke run --config "$folder/resolved.json" "${shape[@]}" --virtual \
  --steps "$STEPS" --timeout "$((TIMEOUT_MINUTES * 60))" --request-id "$REQUEST_ID" --out "$folder/result.json"
