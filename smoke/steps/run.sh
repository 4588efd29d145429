#!/usr/bin/env bash
# Resolves the config (as core reviewed it), runs it in a virtual world, estimates beside. The exit code is that of ds_smoke.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$RUNNER_TEMP/ds-smoke
review() { node "$here/../cli/dist/ds-review.js" "$@"; }

shape=(--model "$SMOKE_MODEL" --world-size "$SMOKE_WORLD_SIZE" --sequence-length "${SMOKE_SEQUENCE_LENGTH:-512}")
[ -n "$SMOKE_MICRO_BATCH" ] && shape+=(--micro-batch "$SMOKE_MICRO_BATCH")
[ "$SMOKE_GRADIENT_CHECKPOINTING" = true ] && shape+=(--gradient-checkpointing)
profile=()
[ -n "$SMOKE_STAGE" ] && profile+=(--stage "$SMOKE_STAGE")
[ -n "$SMOKE_OFFLOAD" ] && profile+=(--offload "$SMOKE_OFFLOAD")

echo "result=$folder/result.json" >>"$GITHUB_OUTPUT"
review resolve "$folder/config" "${shape[@]}" "${profile[@]}" --out "$folder/resolved.json"
review estimate "$folder/resolved.json" "${shape[@]}" --format json >"$folder/estimate.json" || echo "no estimate for this model"
PYTHONPATH=$here "$DS_SMOKE_PYTHON" -m ds_smoke run --config "$folder/resolved.json" "${shape[@]}" --virtual \
  --steps "$SMOKE_STEPS" --timeout "$((SMOKE_TIMEOUT_MINUTES * 60))" --request-id "$SMOKE_REQUEST_ID" --out "$folder/result.json"
