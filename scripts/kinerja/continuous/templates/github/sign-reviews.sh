#!/usr/bin/env bash
# Signs the approving reviews of what was merged with BEFORE..AFTER, and pushes them as notes.
set -euo pipefail

if [ -z "${KEY:-}" ]; then
  echo "::notice title=kinerja::<{texts['no-key']}>"
  exit 0
fi
umask 077
work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT
printf '%s\n' "$KEY" > "$work/key"
printf 'Authorization: Bearer %s\n' "$TOKEN" > "$work/header"
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0="http.$GITHUB_SERVER_URL/.extraheader"
GIT_CONFIG_VALUE_0="Authorization: Basic $(printf 'x-access-token:%s' "$TOKEN" | base64 --wrap 0)"
export GIT_CONFIG_VALUE_0
# Whose name the notes bear; what counts is the signature in them.
export GIT_AUTHOR_NAME=kinerja GIT_AUTHOR_EMAIL="noreply@${GITHUB_SERVER_URL#*://}"
export GIT_COMMITTER_NAME=kinerja GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"

asked() {
  curl --silent --show-error --fail --header "@$work/header" "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/$1"
}

# Where nothing is known to lie before, as with the first push, the newest commit alone.
range=$AFTER^!
if git cat-file -e "$BEFORE^{commit}" 2>/dev/null; then range=$BEFORE..$AFTER; fi
git rev-list --first-parent --reverse "$range" > "$work/commits"
while read -r commit; do
  asked "commits/$commit/pulls" |
    jq --raw-output --arg commit "$commit" '.[] | select(.merge_commit_sha == $commit) | "\($commit) \(.number)"'
done < "$work/commits" > "$work/merged"

while read -r commit number; do
  git fetch --quiet --no-tags --no-recurse-submodules origin "refs/pull/$number/head"
  asked "pulls/$number" > "$work/proposal"
  asked "pulls/$number/reviews?per_page=100" > "$work/reviews"
  # What somebody said last counts; a mere comment takes nothing back.
  jq --compact-output --slurpfile proposal "$work/proposal" '
    group_by(.user.login)[] | map(select(.state != "COMMENTED")) | last
    | select(.state == "APPROVED") | .state |= ascii_downcase
    | {action: "submitted", review: ., pull_request: $proposal[0], repository: $proposal[0].base.repo}
  ' "$work/reviews" > "$work/events"
  while read -r event; do
    printf '%s\n' "$event" > "$work/event"
    # Judged by what was in force before the merge. A review that cannot be signed is told, and the next one is looked at.
    kinerja approve "$commit^1" "$commit" --event "$work/event" --forge github --key "$work/key" ||
      echo "::warning title=kinerja::#$number"
  done < "$work/events"
done < "$work/merged"

notes=refs/notes/kinerja-approvals
if git rev-parse --quiet --verify "$notes" > /dev/null; then
  # Somebody may have pushed approvals of their own meanwhile: all lines are kept.
  if git fetch --quiet --no-tags origin "+$notes:refs/notes/theirs" 2>/dev/null; then
    git notes --ref "$notes" merge --quiet --strategy=cat_sort_uniq refs/notes/theirs
  fi
  git push --quiet origin "$notes"
fi
