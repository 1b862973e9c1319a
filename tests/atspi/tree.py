"""What a screen reader is told of the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Node:
    """What one thing on the screen tells of itself."""

    path: tuple[int, ...]
    role: str
    name: str
    description: str
    states: frozenset[str]
    actions: tuple[str, ...]
    value: tuple[float, ...]
    inside: tuple[str, ...]
    """The roles of what it is part of, from the outside in."""


@dataclass(frozen=True)
class Tree:
    """All that is told to be on the screen at one moment."""

    seen: tuple[Node, ...]

    def names(self, *roles: str) -> list[str]:
        """The names of what is on the screen and has one of these roles; of everything where none is said."""
        return [node.name for node in self.seen if not roles or node.role in roles]

    def focused(self) -> list[str]:
        """The names of the controls that have the keyboard."""
        return [node.name for node in self.seen if "focused" in node.states and node.actions]

    def get(self, name: str) -> Node:
        """The one control of a name that is on the screen."""
        found = [node for node in self.seen if node.name == name and node.actions]
        assert len(found) == 1, (name, found, self.names())
        return found[0]


def nodes(told: dict[str, Any], path: tuple[int, ...] = (), inside: tuple[str, ...] = ()) -> Iterator[Node]:
    """What is on the screen, of what the reader answered."""
    role = told.get("role", "")
    if role not in {"", "application", "frame"}:
        states, actions = frozenset(told["states"]), tuple(told["actions"])
        yield Node(path, role, told["name"], told["description"], states, actions, tuple(told["value"]), inside)
    for index, child in enumerate(told["children"]):
        yield from nodes(child, (*path, index), (*inside, role))
