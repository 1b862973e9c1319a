"""Reading aloud: narration, playback and the client of the speech process."""
