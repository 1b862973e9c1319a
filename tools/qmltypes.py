"""Write type descriptions of the Python classes for qmllint, from their meta-objects.

`pyside6-metaobjectdump` parses source text: it fails on `Property(T, lambda ...)` and cannot resolve names. This script
imports the package instead and reads the meta-object of each class. Where that is less exact than Python (a list of
view models, a slot that returns one), the annotation of the getter or slot is used.
"""

import importlib
import pkgutil
import shutil
import sys
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, cast

from PySide6 import QtQml
from PySide6.QtCore import Property, QByteArray, QMetaMethod, QMetaObject, QMetaProperty, QObject

LISTS = {"QVariantList", "QQmlListProperty<QObject>"}


@dataclass(frozen=True, slots=True)
class Registered:
    type: type[QObject]
    uri: str
    major: int
    name: str | None
    creatable: bool
    singleton: bool


class Recorder:
    """Stand-in for the decorators of `PySide6.QtQml` that records each decorated class during its import."""

    def __init__(self) -> None:
        self.marks: dict[type[QObject], dict[str, Any]] = {}

    def install(self) -> None:
        for decorator, mark in (
            ("QmlElement", "element"),
            ("QmlAnonymous", "anonymous"),
            ("QmlSingleton", "singleton"),
        ):
            setattr(QtQml, decorator, partial(self._mark, mark, getattr(QtQml, decorator), None))
        for decorator, mark in (("QmlUncreatable", "uncreatable"), ("QmlNamedElement", "element")):
            setattr(QtQml, decorator, partial(self._with_argument, mark, getattr(QtQml, decorator)))

    def _with_argument(self, mark: str, original: Callable[..., Any], argument: object = None) -> Callable[..., Any]:
        return partial(self._mark, mark, original(argument), argument)

    def _mark(self, mark: str, original: Callable[..., Any], value: object, cls: type[QObject]) -> type[QObject]:
        self.marks.setdefault(cls, {})[mark] = value
        # Qt reads QML_IMPORT_NAME from the globals of the function that calls its decorator.
        return cast("type[QObject]", FunctionType(_apply.__code__, vars(sys.modules[cls.__module__]))(original, cls))

    def registered(self) -> list[Registered]:
        """Return every class that was registered for QML, base classes first."""
        for cls in list(self.marks):
            for base in cls.__mro__[1:]:
                if issubclass(base, QObject) and not base.__module__.startswith("PySide6."):
                    self.marks.setdefault(base, {"uri": sys.modules[cls.__module__]})
        return sorted(
            (self._registered(cls, marks) for cls, marks in self.marks.items()),
            key=lambda entry: (entry.uri, len(entry.type.__mro__), entry.type.__name__),
        )

    def _registered(self, cls: type[QObject], marks: dict[str, Any]) -> Registered:
        module = marks.get("uri", sys.modules[cls.__module__])
        name = (marks["element"] or cls.__name__) if "element" in marks else None
        singleton = "singleton" in marks
        creatable = bool(name) and not singleton and "uncreatable" not in marks
        uri, major = str(module.QML_IMPORT_NAME), int(module.QML_IMPORT_MAJOR_VERSION)
        return Registered(cls, uri, major, name, creatable, singleton)


def _apply(decorator: Callable[..., Any], cls: type[QObject]) -> object:
    return decorator(cls)


def import_all(package: str) -> list[ModuleType]:
    top = importlib.import_module(package)
    names = [found.name for found in pkgutil.walk_packages(top.__path__, f"{package}.")]
    return [top, *(importlib.import_module(name) for name in names)]


def component(entry: Registered) -> Iterator[str]:
    meta: QMetaObject = entry.type.staticMetaObject  # type: ignore[attr-defined]  # the stubs lack it
    yield "    Component {"
    yield f'        name: "{entry.type.__name__}"'
    yield '        accessSemantics: "reference"'
    yield f'        prototype: "{text(meta.superClass().className())}"'
    if entry.name:
        yield f'        exports: ["{entry.uri}/{entry.name} {entry.major}.0"]'
        yield f"        exportMetaObjectRevisions: [{entry.major * 256}]"
    yield f"        isCreatable: {str(entry.creatable).lower()}"
    yield f"        isSingleton: {str(entry.singleton).lower()}"
    for index in range(meta.enumeratorOffset(), meta.enumeratorCount()):
        enum = meta.enumerator(index)
        keys = ", ".join(f'"{text(enum.key(key))}"' for key in range(enum.keyCount()))
        scoped = str(enum.isScoped()).lower()
        yield f'        Enum {{ name: "{text(enum.name())}"; isScoped: {scoped}; values: [{keys}] }}'
    for index in range(meta.propertyOffset(), meta.propertyCount()):
        yield f"        {property_line(entry.type, meta.property(index))}"
    for index in range(meta.methodOffset(), meta.methodCount()):
        yield f"        {method_line(entry.type, meta.method(index))}"
    yield "    }"


def property_line(cls: type[QObject], meta: QMetaProperty) -> str:
    name = text(meta.name())
    declared: Any = cls.__dict__.get(name)
    plain = type(declared) is Property  # reading the functions of a ListProperty crashes
    getter, setter = (declared.fget, declared.fset) if plain else (None, None)
    parts = [f'name: "{name}"', *type_parts(refined(text(meta.typeName() or "QVariant"), getter))]
    if setter is None:  # Qt reports every Python property as writable
        parts.append("isReadonly: true")
    if meta.isConstant():
        parts.append("isPropertyConstant: true")
    if meta.hasNotifySignal():
        parts.append(f'notify: "{text(meta.notifySignal().name())}"')
    return f"Property {{ {'; '.join(parts)} }}"


def method_line(cls: type[QObject], meta: QMetaMethod) -> str:
    name = text(meta.name())
    function = cls.__dict__.get(name)
    hints = hints_of(function)
    own_names = [key for key in hints if key != "return"]
    parts = [f'name: "{name}"']
    result = refined(text(meta.typeName() or "void"), function)
    if result not in ("void", ""):
        parts += type_parts(result)
    for position, (given, taken) in enumerate(zip(meta.parameterNames(), meta.parameterTypes(), strict=True)):
        own = own_names[position] if position < len(own_names) else f"argument{position}"
        exact = refine(text(taken), hints.get(own))
        parts.append(f'Parameter {{ name: "{text(given) or own}"; {"; ".join(type_parts(exact))} }}')
    kind = "Signal" if meta.methodType() == QMetaMethod.MethodType.Signal else "Method"
    return f"{kind} {{ {'; '.join(parts)} }}".replace("}; ", "} ")


def refined(name: str, function: object) -> str:
    """Return the Qt type of a property or slot, refined by the return annotation of its Python function."""
    return refine(name, hints_of(function).get("return"))


def refine(name: str, hint: object) -> str:
    """Return the Qt type of a property for qmllint, made more exact by a Python annotation."""
    if name in LISTS:
        arguments = typing.get_args(hint)
        if arguments and isinstance(arguments[0], type) and issubclass(arguments[0], QObject):
            return f"list<{arguments[0].__name__}>"
    if name == "QObject*":
        for choice in (hint, *typing.get_args(hint)):
            if isinstance(choice, type) and issubclass(choice, QObject):
                return f"{choice.__name__}*"
    return name


def hints_of(function: object) -> dict[str, Any]:
    return typing.get_type_hints(function) if callable(function) and hasattr(function, "__annotations__") else {}


def type_parts(name: str) -> list[str]:
    if name.startswith("list<"):
        return [f'type: "{name.removeprefix("list<").removesuffix(">")}"', "isList: true"]
    if name.startswith("QQmlListProperty<"):
        return [f'type: "{name.removeprefix("QQmlListProperty<").removesuffix(">")}"', "isList: true"]
    if name.endswith("*"):
        return [f'type: "{name.removesuffix("*")}"', "isPointer: true"]
    return [f'type: "{name}"']


def text(raw: str | QByteArray | bytes | bytearray | memoryview) -> str:
    if isinstance(raw, str):
        return raw
    return bytes(raw.data() if isinstance(raw, QByteArray) else raw).decode()


def write(registered: list[Registered], out: Path) -> None:
    """Write a QML module folder for qmllint, with qmldir and qmltypes, for each import name."""
    shutil.rmtree(out, ignore_errors=True)
    for uri in sorted({entry.uri for entry in registered}):
        folder = out.joinpath(*uri.split("."))
        folder.mkdir(parents=True)
        (folder / "qmldir").write_text(f"module {uri}\ntypeinfo types.qmltypes\nimport QtQuick\n", encoding="utf-8")
        lines = ["import QtQuick.tooling 1.2", "Module {"]
        for entry in registered:
            if entry.uri == uri:
                lines += component(entry)
        (folder / "types.qmltypes").write_text("\n".join([*lines, "}", ""]), encoding="utf-8")


def main(package: str, out: Path) -> int:
    recorder = Recorder()
    recorder.install()
    import_all(package)
    registered = recorder.registered()
    write(registered, out)
    print(f"{len(registered)} Python types described for QML")
    return 0 if registered else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
