"""The command line: a table of commands, each imported only when it is called."""

from __future__ import annotations

import importlib

import click

from . import DecoopError, __version__

COMMANDS: dict[str, tuple[str, str]] = {
    # name: (module below decoop, one line for --help); a command is the module's attribute of that name
    "ingest": ("extract.commands", "Read articles, extract, validate and store what they state."),
    "explain": ("extract.commands", "Show the text of an article with what was found, by which rule."),
    "evaluate": ("extract.commands", "Score extraction against annotated articles."),
    "query": ("queries.commands", "Answer a packaged question, or list them."),
    "sparql": ("queries.commands", "Run a SPARQL query."),
    "show": ("graph.commands_evidence", "Print what is known of an article or an entity, with its sources."),
    "validate": ("graph.commands_validate", "Check the store or a Turtle file against the SHACL shapes."),
    "verify": ("graph.commands_evidence", "Slice each quote again from the text it was taken from."),
    "export": ("graph.commands", "Write the graph as Turtle, TriG, N-Quads, JSON-LD or RDF/XML."),
    "load": ("graph.commands", "Take in graphs that decoop made elsewhere."),
    "push": ("graph.commands", "Copy the graph to a SPARQL server."),
    "pull": ("graph.commands", "Copy the graph from a SPARQL server."),
    "reconcile": ("graph.commands_reconcile", "Decide who is who across articles."),
    "remove": ("graph.commands", "Take an article and all it states out of the store."),
    "stats": ("graph.commands", "Count what the store holds."),
    "vocab": ("ontology.commands", "List concepts and labels of a vocabulary."),
    "dossier": ("queries.commands", "Write one page about a territory or a partnership."),
    "plot": ("queries.commands", "Draw a timeline, a network or topics."),
    "serve": ("queries.commands", "Serve the graph read-only on this machine."),
}


class Commands(click.Group):
    """Import a command's module when the command is called, so that start-up stays quick."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Import and return one command."""
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"{__package__}.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, name)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what is wrong with the input is one line on stderr and exit code 1."""
        try:
            return super().invoke(ctx)
        except DecoopError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="decoop")
def main() -> None:
    """Read news about decentralised cooperation and keep what it states as an RDF knowledge graph.

    Example: decoop ingest examples/ && decoop query who-met-whom
    """


if __name__ == "__main__":
    main()
