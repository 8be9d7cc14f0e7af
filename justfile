# The commands of a working day; `just` lists them.

set shell := ["bash", "-c"]

default:
    @just --list

# Install memcon with its tools, to work on it
setup:
    pip install -c constraints.txt -e ".[dev]"

# The tests
test *ARGS:
    pytest {{ARGS}}

# What CI checks beside the tests
check:
    ruff check .
    ruff format --check src/memcon/intake src/memcon/stories src/memcon/batch src/memcon/cli src/memcon/export/{entries,jsonl,marks,page,wording}.py
    mypy
    lint-imports
    python resources/compile.py --check

# The gates on real corpora (MEMCON_CORPORA must point at them)
bench *ARGS:
    python -m bench {{ARGS}}

# Compile the word lists
lists:
    python resources/compile.py

# An example, on the screen and as a page
example:
    memcon read examples/summit.txt --html summit.html
