"""One visitor's stay as a pure state machine: `transition(visit, event) -> visit`. No Qt."""
