"""The web app: reads a chronicle on the reader's own machine, page by page, and takes what is judged of it.

How a page is made
------------------
The address is the whole state of a page. A page is one function that makes one frozen model from the chronicle and
the query; the template prints the model, and the same address with `.json` before the query answers it as JSON.
To add one:

1. `pages/NAME.py`: `section = Section("Title", "/name", key="n")` and

       @section.page("/name", "name.html")
       def name(asked: Annotated[NameAsked, Query()], desk: AtDesk) -> NamePage: ...

   `NameAsked` is an `Asked` (the filters all tables share: actor, since, until, page) with what else can be asked;
   `NamePage` a frozen dataclass of plain values and records. `desk` is the chronicle: `desk.view` (store.View:
   select with a Filter and a limit, never all of a kind), `desk.reports`, `desk.actors`, `desk.claims`,
   `desk.statements` (look-ups by id, which `load` fetches many at a time), `desk.teller`, `desk.places`.
   Nothing there: raise `NotThereError`. One page of a long list: `paged(...)`.
2. `templates/name.html`: extends `base.html`, fills the blocks `title` and `main`; the model is `p`. Macros: `m`
   (shared with the HTML export, in export/html/templates/macros.html.j2), `c` (lists of claims, reports, sayings:
   templates/lists.html) and `f` (forms, filters, pages: templates/forms.html).
   `here(page=2)` is the present address with that changed; `place.actor(id)` and its like are addresses of things.
   Never a `style`, `onclick` or `<script>`: the policy forbids them. Lengths are drawn as SVG (`m.bar`, `m.spread`).
3. Add the module to `SECTIONS` in `pages/__init__.py`: that puts it into the navigation and among the routes.

A change is a form that posts:

       @section.action("/name/change")
       def change(form: Posted, desk: AtDesk) -> Done: ...

`Posted` is the form's fields, checked to come from our own page (the form prints `{{ f.signed() }}`); `Done` says
where to go next and what to say there. A ConflictError of the workspace is answered
with status 409.

Script only adds to what works without it: custom elements in static/*.js around a real list, table or form.
"""

from reportedly.web.access import Access
from reportedly.web.application import app

__all__ = ["Access", "app"]
