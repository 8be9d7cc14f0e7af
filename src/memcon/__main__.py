"""`python -m memcon` is `memcon`."""

from memcon.cli.main import main

if __name__ == "__main__":
    main()
