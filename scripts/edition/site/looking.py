"""Tells whether a template shows no more of other pages than what their heads and the menu say.

MkDocs gives a template all pages. What another one says in its text is not there where pages are made one after another
(``in_turn``), or taken from the site that stands (``rendered``).
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, TemplateError, nodes

MADE = frozenset({"content", "markdown", "toc"})  # what MkDocs makes of the text of a page

OWN = "page"  # in a template: the page that it is filled for


def at_others(template: bytes) -> bool:
    """Tell whether a template may show what other pages say; in doubt it does. In: the file, which may be a picture."""
    if not any(name.encode() in template for name in MADE):
        return False
    try:
        tree = Environment(autoescape=True).parse(template.decode())
    except (TemplateError, UnicodeDecodeError):
        return True
    another = named(tree)
    if another and any(tree.find_all(nodes.Include)):  # what is included takes the other for its own
        return True
    return any(another or of != OWN for of in asked(tree))


def named(tree: nodes.Template) -> bool:
    """Tell whether a template may take another page for its own: it gives the name to something that it does not make."""
    given = [name for name in tree.find_all(nodes.Name) if name.name == OWN and name.ctx != "load"]
    values = [each.node for each in tree.find_all(nodes.Assign) if each.target in given]
    made = [value.expr1 if isinstance(value, nodes.CondExpr) else value for value in values]
    plain = [
        call for call in made if isinstance(call, nodes.Call) and call.node == nodes.Name("namespace", "load")
    ]
    return len(plain) < len(given)


def asked(tree: nodes.Template) -> Iterator[str]:
    """Yield of what a template asks for one of these: "page" for ``page.content``, "" for what is no plain name."""
    parts = [(node.node, node.attr) for node in tree.find_all(nodes.Getattr)]
    parts += [
        (node.node, node.arg.value)
        for node in tree.find_all(nodes.Getitem)
        if isinstance(node.arg, nodes.Const)
    ]
    for of, name in parts:
        if name in MADE:
            yield of.name if isinstance(of, nodes.Name) else ""
    for each in tree.find_all(nodes.Filter):  # pages | map(attribute="content"), file | attr("toc")
        for argument in (*each.args, *(named.value for named in each.kwargs)):
            if isinstance(argument, nodes.Const) and not MADE.isdisjoint(f"{argument.value}".split(".")):
                yield ""
