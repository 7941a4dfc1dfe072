"""Commands on the vocabularies."""

from __future__ import annotations

import click

from ..graph.options import language_option, output_option


@click.command(epilog='Example: decoop vocab roles --find "phó chủ tịch" --language fr')
@click.argument("scheme", required=False, metavar="[SCHEME]")
@click.option(
    "--find", "text", metavar="TEXT", help="Only concepts with a label that holds this text, in any language."
)
@language_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "tsv", "json"]),
    default="table",
    show_default=True,
    help="How to write it.",
)
@output_option
def vocab(scheme: str | None, text: str | None, language: str, form: str, out: str) -> None:
    """List the vocabularies (roles, institutions, topics, places), or the concepts and labels of one.

    Without SCHEME and --find it lists the vocabularies themselves.
    """
    from ..queries.output import write_text
    from ..queries.tables import Cell, Table, print_table, to_markdown
    from .listing import list_concepts, list_schemes, rows_of, to_json

    rows: list[tuple[str, ...]]
    if scheme is None and text is None:
        headings: tuple[str, ...] = ("vocabulary", "concepts", "labels")
        rows = [(name, str(count), str(labels)) for name, count, labels in list_schemes()]
    else:
        found = list_concepts(scheme, text)
        if form == "json":
            write_text(to_json(found), out)
            return
        headings, rows = (
            ("code", "label", "under", "labels found" if text else "other labels"),
            [*rows_of(found, language)],
        )
    if form != "table":
        write_text("".join("\t".join(row) + "\n" for row in (headings, *rows)), out)
        return
    table = Table(
        headings, tuple(h in ("concepts", "labels") for h in headings), tuple(tuple(map(Cell, row)) for row in rows)
    )
    if out != "-":
        write_text(to_markdown(table), out)
    elif table.rows:
        print_table(table)
    else:
        click.echo("No concept has such a label.", err=True)
