#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Lists, locate and check.
source "$(dirname "$0")/lib.sh"

json() { convert_json="import json,sys; d=json.load(open('$work/stdout')); sys.exit(0 if ($1) else 1)"; python3 -c "$convert_json"; }
for kind in regions therapies mechanisms references; do
    expect 0 - $kind
    expect 0 - $kind --json
    check "$kind --json is an array of objects with ids" 'json "len(d) > 3 and all(\"id\" in e for e in d)"'
done
expect 0 - locate --json -- -24 -4 -18
check "the left amygdala is found" \
    'json "d[\"parcel\"]==\"amygdala\" and d[\"side\"]==\"left\" and \"limbic_system\" in d[\"regions\"] and d[\"distance_mm\"]==0"'
expect 0 - locate --json 24 -4 -18
check "right is right" 'json "d[\"parcel\"]==\"amygdala\" and d[\"side\"]==\"right\""'
expect 0 - locate --json 200 200 200
check "far outside is null" 'json "d[\"parcel\"] is None and d[\"regions\"]==[]"'
seq 1 5000 | awk '{print ($1%140)-70, ($1%170)-100, ($1%120)-45}' >points
timeout 20 "$program" locate --json - <points >stdout 2>stderr
check "five thousand points are answered in order" '[ "$(wc -l <stdout)" = 5000 ]'
expect 0 "well" check
cp -r "$source_dir/assets/knowledge" broken-knowledge
mkdir broken && cp -r "$source_dir/assets/." broken/
sed -i 's/region = "amygdala"/region = "amygdalla"/' broken/knowledge/therapies.toml
expect 1 "therapies.toml:[0-9]+.*amygdala" check broken
check "check names every fault" '[ "$(grep -c amygdalla "$work/stdout" "$work/stderr" | awk -F: "{s+=\$2} END {print s}")" -ge 3 ]'
finish
