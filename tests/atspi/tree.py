"""The accessible objects on the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Node:
    """One accessible object."""

    path: tuple[int, ...]
    role: str
    name: str
    description: str
    states: frozenset[str]
    actions: tuple[str, ...]
    value: tuple[float, ...]
    inside: tuple[str, ...]
    """Roles of its ancestors, outermost first."""


@dataclass(frozen=True)
class Tree:
    """All accessible objects on the screen at one moment."""

    seen: tuple[Node, ...]

    def names(self, *roles: str) -> list[str]:
        """Return the names of the objects with one of these roles; without roles, of all objects."""
        return [node.name for node in self.seen if not roles or node.role in roles]

    def focused(self) -> list[str]:
        """Return the names of the focused controls."""
        return [node.name for node in self.seen if "focused" in node.states and node.actions]

    def get(self, name: str) -> Node:
        """Return the control with this name. Fail if there are none or several."""
        found = [node for node in self.seen if node.name == name and node.actions]
        assert len(found) == 1, (name, found, self.names())
        return found[0]


def nodes(reply: dict[str, Any], path: tuple[int, ...] = (), inside: tuple[str, ...] = ()) -> Iterator[Node]:
    """Yield the objects on the screen from a reader's reply."""
    role = reply.get("role", "")
    if role not in {"", "application", "frame"}:
        states, actions = frozenset(reply["states"]), tuple(reply["actions"])
        yield Node(path, role, reply["name"], reply["description"], states, actions, tuple(reply["value"]), inside)
    for index, child in enumerate(reply["children"]):
        yield from nodes(child, (*path, index), (*inside, role))
