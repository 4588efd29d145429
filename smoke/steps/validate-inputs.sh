#!/usr/bin/env bash
# Every input has a closed form; what has not is refused here, before anything is fetched or started. Values come by environment.
set -euo pipefail

refuse() { echo "::error title=ds-smoke::$1"; exit 2; }
matches() { [[ ${!1-} =~ ^($2)$ ]] || refuse "the input $1 has not the form that it must have"; }

names=(SMOKE_REQUEST_ID SMOKE_HEAD_SHA SMOKE_PR_NUMBER SMOKE_PROFILE SMOKE_CONFIG_PATH SMOKE_CONFIG_SHA256 SMOKE_MODEL SMOKE_WORLD_SIZE SMOKE_STEPS SMOKE_TIMEOUT_MINUTES SMOKE_STAGE SMOKE_OFFLOAD SMOKE_MICRO_BATCH SMOKE_SEQUENCE_LENGTH SMOKE_GRADIENT_CHECKPOINTING)
for name in "${names[@]}"; do
  [[ ${!name-} == *$'\n'* ]] && refuse "the input $name has more than one line"
done
matches SMOKE_REQUEST_ID '[A-Za-z0-9._-]{1,100}'
matches SMOKE_HEAD_SHA '[0-9a-f]{40}|[0-9a-f]{64}'
matches SMOKE_PR_NUMBER '[1-9][0-9]{0,9}'
matches SMOKE_PROFILE '[A-Za-z0-9][A-Za-z0-9._-]{0,49}'
matches SMOKE_CONFIG_PATH '[A-Za-z0-9_][A-Za-z0-9._/-]{0,299}|\.[A-Za-z0-9_-][A-Za-z0-9._/-]{0,298}'
case "/$SMOKE_CONFIG_PATH/" in */../* | */./* | *//*) refuse "the input SMOKE_CONFIG_PATH leaves its folder" ;; esac
matches SMOKE_CONFIG_SHA256 '[0-9a-f]{64}'
matches SMOKE_MODEL '[A-Za-z0-9][A-Za-z0-9._-]{0,95}(/[A-Za-z0-9][A-Za-z0-9._-]{0,95})?'
matches SMOKE_WORLD_SIZE '[1-9][0-9]{0,4}'
matches SMOKE_STEPS '[1-9][0-9]?'
matches SMOKE_TIMEOUT_MINUTES '[1-9][0-9]{0,2}'
matches SMOKE_STAGE '[0-3]?'
matches SMOKE_OFFLOAD '(cpu|nvme)?'
matches SMOKE_MICRO_BATCH '([1-9][0-9]{0,3})?'
matches SMOKE_SEQUENCE_LENGTH '([1-9][0-9]{0,6})?'
matches SMOKE_GRADIENT_CHECKPOINTING 'true|false'
# From here on they are safe to pass on as they are: no later step sees an unchecked input.
for name in "${names[@]}"; do echo "$name=${!name-}" >>"$GITHUB_ENV"; done
echo "inputs are well-formed"
