#!/usr/bin/env bash
# One file, by full SHA, as data. Its hash must be the one that the bot reviewed, and the SHA must still be the pull request's head.
set -euo pipefail

folder=$RUNNER_TEMP/ds-smoke
rm -rf "$folder" && mkdir -p "$folder"
api=${GITHUB_API_URL:-https://api.github.com}/repos/$GITHUB_REPOSITORY
stop() { echo "::error title=ds-smoke::$1"; exit 1; }
get() { # get ACCEPT URL FILE: the token goes through a file descriptor, never onto a command line
  curl --silent --show-error --fail --location --max-time 60 --retry 3 --max-filesize 1000000 --header @- --header "Accept: $1" --output "$3" "$2" <<<"Authorization: Bearer $GH_TOKEN"
}

get application/vnd.github+json "$api/git/ref/pull/$SMOKE_PR_NUMBER/head" "$folder/head.json" || stop "the head of pull request $SMOKE_PR_NUMBER could not be read"
head=$(sed -n 's/.*"sha": *"\([0-9a-f]*\)".*/\1/p' "$folder/head.json" | head -n 1)
[ "$head" = "$SMOKE_HEAD_SHA" ] || stop "the pull request moved from $SMOKE_HEAD_SHA to $head since the command: ask again"
get application/vnd.github.raw+json "$api/contents/$SMOKE_CONFIG_PATH?ref=$SMOKE_HEAD_SHA" "$folder/config" || stop "$SMOKE_CONFIG_PATH could not be read at $SMOKE_HEAD_SHA"
found=$(sha256sum "$folder/config" | cut -d' ' -f1)
[ "$found" = "$SMOKE_CONFIG_SHA256" ] || stop "$SMOKE_CONFIG_PATH is not the file that was reviewed (its SHA-256 is $found)"
echo "fetched $SMOKE_CONFIG_PATH at $SMOKE_HEAD_SHA: the reviewed file"
