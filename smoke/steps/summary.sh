#!/usr/bin/env bash
# Measured beside estimated, in the job summary.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$RUNNER_TEMP/ds-smoke
[ -s "$folder/result.json" ] || { echo "No result: the run ended before it began; the log above says why." >>"$GITHUB_STEP_SUMMARY"; exit 0; }
estimate=()
[ -s "$folder/estimate.json" ] && estimate=(--estimate "$folder/estimate.json")
node "$here/../cli/dist/ds-review.js" smoke --report "$folder/result.json" "${estimate[@]}" --format markdown >>"$GITHUB_STEP_SUMMARY"
