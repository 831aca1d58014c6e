#!/usr/bin/env bash
# `make check`: style of the Swift sources, the shell and Python scripts, and the documents.
# That warnings are errors is in Package.swift.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

failed=0
check() {
    local what=$1
    shift
    if "$@"; then
        printf 'ok      %s\n' "$what"
    else
        printf 'FAILED  %s\n' "$what"
        failed=1
    fi
}

swift_style() { swift format lint --strict --recursive --parallel Package.swift Sources Tests; }

shell_scripts() {
    local script good=0
    while IFS= read -r script; do
        bash -n "$script" || good=1
    done < <(git ls-files '*.sh' .ci/run)
    if command -v shellcheck >/dev/null; then
        git ls-files '*.sh' .ci/run | xargs shellcheck --severity=warning || good=1
    fi
    return "$good"
}

python_scripts() { git ls-files '*.py' | xargs -r python3 -B -c '
import ast, sys
for path in sys.argv[1:]:
    ast.parse(open(path, encoding="utf-8").read(), path)
'; }

check 'Swift style (make format mends most of it)' swift_style
check 'shell scripts' shell_scripts
check 'Python scripts' python_scripts
check 'documents' python3 -B Scripts/check_documents.py
exit $failed
