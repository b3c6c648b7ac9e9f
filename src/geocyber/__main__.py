"""`python -m geocyber` is the command `geocyber`."""

from geocyber.cli import main

main()
