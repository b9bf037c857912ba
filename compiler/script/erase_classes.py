"""TypeScript erasure inside classes: modifiers, members that are only types, optional and definite marks."""

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.edits import Editor
from mpc.compiler.script.parse import Node

_MODIFIERS = frozenset({"accessibility_modifier", "override_modifier", "readonly"})
_SIGNATURES = frozenset({"abstract_method_signature", "method_signature", "index_signature"})
_CLOSED = frozenset({"{", ";", "method_definition", "class_static_block"})


def erase_modifiers(node: Node, editor: Editor) -> None:
    """`abstract class`."""
    for child in node.children:
        if child.type == "abstract":
            _erase_word(child, editor)


def erase_member(node: Node, editor: Editor, at: FileSink) -> bool:
    """One member of a class body; False when all of it is gone."""
    if node.type in _SIGNATURES or node.token("abstract", "declare") is not None:
        _erase_whole(node, editor)
        return False
    starts = True
    for child in node.children:
        if child.type == "accessor":
            at.report("MP515", child.span, what="accessor")
        elif child.type in _MODIFIERS:
            following = child.next_sibling()
            hazard = starts and following is not None and following.source[following.start] in "[*"
            if hazard and not _is_closed(node):
                editor.replace(child.start, child.end, ";")
            else:
                _erase_word(child, editor)
            continue
        elif child.type in ("?", "!"):
            editor.erase(child.start, child.end)
        starts = False
    return True


def _erase_whole(node: Node, editor: Editor) -> None:
    """A member that is a type; its `;` goes too where the member before needs none."""
    following = node.next_sibling()
    if not _is_closed(node):
        if following is None or following.type != ";":
            editor.replace(node.start, node.end, ";")
        else:
            editor.erase(node.start, node.end)
        return
    editor.erase(node.start, following.end if following is not None and following.type == ";" else node.end)


def _is_closed(node: Node) -> bool:
    """Whether the member before cannot run on into what follows."""
    before = node.previous_sibling()
    while before is not None and (before.type in _SIGNATURES or before.token("abstract", "declare") is not None):
        before = before.previous_sibling()
    return before is None or before.type in _CLOSED


def _erase_word(node: Node, editor: Editor) -> None:
    """A keyword and the blanks behind it."""
    end = node.end
    while editor.text[end] in " \t":
        end += 1
    editor.erase(node.start, end)
