#!/bin/sh
# script_hash.sh SCRIPT HASH: writes the SHA-256 of a file in Base64, as a Content-Security-Policy
# names it.
set -eu
sha256sum "$1" | cut -c1-64 | tr a-f A-F | basenc --base16 -d | base64 | tr -d '\n' >"$2"
