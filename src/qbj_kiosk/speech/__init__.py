"""Reading aloud: what is said, in which order, and the client of the speech process."""
