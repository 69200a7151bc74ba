#!/usr/bin/env bash
# Prints a Python 3.12 or newer that can make environments: $PYTHON, one that is
# installed, or else one that uv or apt installs.
set -euo pipefail

fits() {
	"$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

look() {
	local python
	for python in ${PYTHON:-} python3.14 python3.13 python3.12 python3 python \
		"${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python \
		"$(uv python find '>=3.12' 2>/dev/null || true)"; do
		if fits "$python"; then
			command -v "$python"
			exit
		fi
	done
}

look
if command -v uv >/dev/null; then
	uv python install 3.13 >&2
elif command -v apt-get >/dev/null; then
	sudo=$([ "$(id -u)" = 0 ] || echo sudo)
	$sudo apt-get update -qq >&2
	$sudo apt-get install -qq python3.13-venv >&2 || $sudo apt-get install -qq python3.12-venv >&2
fi
look
echo 'no Python 3.12 or newer found: set PYTHON' >&2
exit 1
