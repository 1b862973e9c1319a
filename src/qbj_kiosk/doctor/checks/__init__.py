"""One module per check: `inspect` examines the machine, `judge` turns the result into a finding without I/O."""
