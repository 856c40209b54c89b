#!/bin/sh
# Installs the Debian packages of cmake/packages.txt that are missing, for the uses named as
# arguments (build, package, test, extra), and says which. Elsewhere than on Debian it says what is needed.
set -eu
list=$(dirname "$0")/packages.txt

wanted=
for use in "$@"; do
    wanted="$wanted $(sed -n "s/^$use //p" "$list")"
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not a Debian system; going on with what is there. Needed are the counterparts of:"
    echo $wanted
    exit 0
fi

missing=
for package in $wanted; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing; install them as root and come back:$missing" >&2
        exit 1
    fi
    as_root=sudo
fi
echo "Installing Debian packages:$missing"
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Use-Pty=0 $missing >/dev/null
