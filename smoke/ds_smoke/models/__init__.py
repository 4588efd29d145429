"""The model a run trains: random weights of a known shape, never a download of weights."""
