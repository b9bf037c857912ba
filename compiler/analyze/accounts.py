"""`<account>` in app.mp and `<follow>` in templates: which account is meant."""

from mpc.compiler import ir
from mpc.compiler.analyze.uses import elements
from mpc.compiler.diagnostics import Sink, suggest

FOLLOW = "follow"


def check_accounts(app: ir.App, sink: Sink) -> None:
    """Report accounts with one name."""
    names: set[str] = set()
    for account in app.accounts:
        name = account.find("name")
        if name and account.text("name") in names:
            sink.report("MP739", app.file, name.span, tag="account", name=account.text("name"))
        names.add(account.text("name"))


def check_follows(unit: ir.Unit, app: ir.App, sink: Sink) -> None:
    """Report what `<follow>` says that nobody can follow."""
    for element in elements(unit.template):
        if element.tag == FOLLOW and element.component is None and not element.native:
            _check(element, {account.text("name") for account in app.accounts}, unit, sink)


def _check(element: ir.Element, names: set[str], unit: ir.Unit, sink: Sink) -> None:
    at = sink.at(unit.file)
    if not names:
        at.report("MP762", element.tag_span)
    for attribute in element.attributes:
        if attribute.name != "account":
            at.report("MP704", attribute.name_span, name=attribute.name, tag=FOLLOW, suggestion="")
        elif not isinstance(attribute.value, str):
            at.report("MP727", attribute.span, name="account")
        elif names and attribute.value not in names:
            guess = suggest(attribute.value, names)
            at.report("MP763", attribute.span, name=attribute.value, suggestion=guess)
