"""Commands of the program, one module each; every one imports its work only when it is called."""
