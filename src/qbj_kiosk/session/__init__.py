"""One visit as a pure state machine: `transition(visit, event) -> visit`. No Qt."""
