"""What a template reads, as a tree: the *shape* by which the runtime projects state into the view.

While a template is lowered, reads are marked in mutable nodes; `text` prints the finished tree for the script.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Shape:
    """What is read of one value. Nothing marked: only whether it is there."""

    whole: bool = False
    fields: dict[str, Shape] = field(default_factory=dict)
    rows: Rows | None = None

    def at(self, names: tuple[str, ...]) -> Shape:
        """The shape of a member, made if need be."""
        shape = self
        for name in names:
            shape = shape.fields.setdefault(name, Shape())
        return shape

    def as_list(self) -> Rows:
        if self.rows is None:
            self.rows = Rows()
        return self.rows

    def merge(self, other: Shape) -> None:
        """Read also what `other` reads. `other` has no columns: it is what a component reads of a prop."""
        self.whole = self.whole or other.whole
        for name, shape in other.fields.items():
            self.at((name,)).merge(shape)
        if other.rows is not None:
            self.as_list().row.merge(other.rows.row)

    @property
    def has_columns(self) -> bool:
        """Whether hoisted values stand anywhere below: then the value cannot be sent as it is."""
        if self.rows and (self.rows.columns or self.rows.row.has_columns):
            return True
        return any(shape.has_columns for shape in self.fields.values())

    def text(self) -> str:
        """JavaScript: `1`, `{ a: 1 }` or `[row, columns]`."""
        if self.whole and not self.has_columns:
            return "1"
        if self.rows is not None:
            return self.rows.text()
        if not self.fields:
            return "{}"
        inner = ", ".join(f"{key(name)}: {self.fields[name].text()}" for name in sorted(self.fields))
        return f"{{ {inner} }}"


@dataclass(slots=True, eq=False)
class Rows:
    """A list that a loop goes over: the shape of its rows, and hoisted values that belong to a row."""

    row: Shape = field(default_factory=Shape)
    columns: dict[str, Column] = field(default_factory=dict)
    reads_members: bool = False  # hoisted code reads members of the rows

    @property
    def boxed(self) -> bool:
        """The row is also shown as it is, or may be no object: it is sent as `{ _: row, _0: … }`."""
        return bool(self.columns) and (self.row.whole or not self._are_objects)

    @property
    def _are_objects(self) -> bool:
        """Whether somebody reads a member that texts and lists have not."""
        return self.row.rows is None and (self.reads_members or bool(self.row.fields.keys() - {"length"}))

    def text(self) -> str:
        row = f"{{ _: {self.row.text()} }}" if self.boxed else self.row.text()
        if not self.columns:
            return f"[{row}]"
        inner = ", ".join(f"{name}: {column.text()}" for name, column in self.columns.items())
        return f"[{row}, {{ {inner} }}]"


@dataclass(slots=True, eq=False)
class Column:
    """One hoisted value of a row: two functions as JavaScript, and the shape of what comes out of the second."""

    inputs: str
    compute: str
    shape: Shape = field(default_factory=lambda: Shape(whole=True))
    label: str = ""  # where it stands in the source, as JavaScript; empty in production

    def text(self) -> str:
        parts = [self.inputs, self.compute]
        if self.label or self.shape.text() != "1":
            parts.append(self.shape.text())
        return f"[{', '.join([*parts, self.label] if self.label else parts)}]"


def key(name: str) -> str:
    """A property name as JavaScript writes it in an object literal."""
    return name if name.isidentifier() or name.replace("$", "_").isidentifier() else f'"{name}"'
