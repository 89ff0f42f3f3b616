"""Pages and feeds of the web: asked for politely, and never of a machine inside the user's own network."""

from asean_cli.readers.web.visitor import Visitor
from asean_cli.readers.web.visits import Visits

__all__ = ["Visitor", "Visits"]
