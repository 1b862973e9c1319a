"""One module a check: `gather` looks at the machine, `check` judges what was found and looks at nothing."""
