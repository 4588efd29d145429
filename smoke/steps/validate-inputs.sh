#!/usr/bin/env bash
# Every input has a closed form; what has not is refused here, before anything is fetched or started. Values come by environment.
set -euo pipefail

refuse() { echo "::error title=ds-smoke::$1"; exit 2; }
matches() { [[ ${!1-} =~ ^($2)$ ]] || refuse "the input $1 has not the form that it must have"; }

for name in REQUEST_ID HEAD_SHA PR_NUMBER PROFILE CONFIG_PATH CONFIG_SHA256 MODEL WORLD_SIZE_ASKED STEPS TIMEOUT_MINUTES STAGE OFFLOAD MICRO_BATCH SEQUENCE_LENGTH GRADIENT_CHECKPOINTING; do
  [[ ${!name-} == *$'\n'* ]] && refuse "the input $name has more than one line"
done
matches REQUEST_ID '[A-Za-z0-9._-]{1,100}'
matches HEAD_SHA '[0-9a-f]{40}|[0-9a-f]{64}'
matches PR_NUMBER '[1-9][0-9]{0,9}'
matches PROFILE '[A-Za-z0-9][A-Za-z0-9._-]{0,49}'
matches CONFIG_PATH '[A-Za-z0-9_][A-Za-z0-9._/-]{0,299}|\.[A-Za-z0-9_-][A-Za-z0-9._/-]{0,298}'
case "/$CONFIG_PATH/" in */../* | */./* | *//*) refuse "the input CONFIG_PATH leaves its folder" ;; esac
matches CONFIG_SHA256 '[0-9a-f]{64}'
matches MODEL '[A-Za-z0-9][A-Za-z0-9._-]{0,95}(/[A-Za-z0-9][A-Za-z0-9._-]{0,95})?'
matches WORLD_SIZE_ASKED '[1-9][0-9]{0,4}'
matches STEPS '[1-9][0-9]?'
matches TIMEOUT_MINUTES '[1-9][0-9]{0,2}'
matches STAGE '[0-3]?'
matches OFFLOAD '(cpu|nvme)?'
matches MICRO_BATCH '([1-9][0-9]{0,3})?'
matches SEQUENCE_LENGTH '([1-9][0-9]{0,6})?'
matches GRADIENT_CHECKPOINTING 'true|false'
echo "inputs are well-formed"
