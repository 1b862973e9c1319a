"""The accessibility tree of the screen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

HAN = re.compile("[\u3400-\u9fff]")
CONTROLS = ("push button", "page tab", "radio button", "check box", "slider", "link")
OWN = ("中文", "English")
"""Each language has its own name in every language."""


@dataclass(frozen=True)
class Node:
    path: tuple[int, ...]
    role: str
    name: str
    description: str
    locale: str
    states: frozenset[str]
    actions: tuple[str, ...]
    value: tuple[float, ...]
    inside: tuple[str, ...]
    """The roles of its ancestors, from the root."""


@dataclass(frozen=True)
class Tree:
    """The accessibility tree of the exhibit at one moment: the nodes that are on the screen."""

    seen: tuple[Node, ...]

    def names(self, *roles: str) -> list[str]:
        """Return the accessible names of the nodes with one of these roles; of all nodes if no role is given."""
        return [node.name for node in self.seen if not roles or node.role in roles]

    def focused(self) -> list[str]:
        return [node.name for node in self.seen if "focused" in node.states and node.actions]

    def get(self, name: str) -> Node:
        found = [node for node in self.seen if node.name == name and node.actions]
        assert len(found) == 1, (name, found, self.names())
        return found[0]


def nodes(answer: dict[str, Any], path: tuple[int, ...] = (), inside: tuple[str, ...] = ()) -> Iterator[Node]:
    role = answer.get("role", "")
    if role not in {"", "application", "frame"}:
        states, actions = frozenset(answer["states"]), tuple(answer["actions"])
        yield Node(
            path,
            role,
            answer["name"],
            answer["description"],
            answer["locale"],
            states,
            actions,
            tuple(answer["value"]),
            inside,
        )
    for index, child in enumerate(answer["children"]):
        yield from nodes(child, (*path, index), (*inside, role))
