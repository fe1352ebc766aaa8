# The public names for type checkers: at run time they are loaded when they are first asked for.
from reportedly.config import Settings as Settings
from reportedly.errors import ReportedlyError as ReportedlyError
from reportedly.store import Filter as Filter
from reportedly.store import View as View
from reportedly.workspace import Progress as Progress
from reportedly.workspace import Summary as Summary
from reportedly.workspace import Workspace as Workspace
