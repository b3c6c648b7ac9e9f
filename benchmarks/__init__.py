"""Studies whose figures stand in `docs/`: accuracy and scale."""
