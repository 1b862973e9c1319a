"""One module per check: `gather` inspects the machine, `check` judges the result without I/O."""
