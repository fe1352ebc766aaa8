// Adds to what works without it. Nothing here makes content: it asks the server's own pages, and moves the focus.

const parsed = async (address, signal) =>
  new DOMParser().parseFromString(await (await fetch(address, { signal })).text(), "text/html");

/* The search form, as one types: in the header a panel opens under it, on the search page the results change. */
customElements.define("live-search", class extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.field = this.querySelector("input");
    if (!this.form || !this.field) return;
    this.field.addEventListener("input", () => { clearTimeout(this.wait); this.wait = setTimeout(() => this.look(), 120); });
    this.addEventListener("keydown", (e) => this.key(e));
    document.addEventListener("click", (e) => { if (!this.contains(e.target)) this.shut(); });
  }
  get whole() { return "whole" in this.dataset; }
  async look() {
    const q = this.field.value.trim();
    if (!q && !this.whole) return this.shut();
    this.asked?.abort();
    this.asked = new AbortController();
    const address = new URL(this.form.action);
    address.search = new URLSearchParams(this.whole ? { q } : { q, few: "true" });
    try {
      const found = (await parsed(address, this.asked.signal)).querySelector("#results");
      if (found) this.whole ? this.replace(found, address) : this.open(found);
    } catch (error) { if (error.name !== "AbortError") this.shut(); }
  }
  replace(found, address) {
    document.querySelector("#results").replaceChildren(...found.childNodes);
    history.replaceState(null, "", address);
  }
  open(found) {
    if (this.panel?.isConnected && this.panel.contains(document.activeElement)) return; // somebody is choosing
    this.panel ??= Object.assign(document.createElement("div"), { className: "suggestions" });
    this.panel.setAttribute("role", "region");
    this.panel.setAttribute("aria-label", "Found so far");
    this.panel.setAttribute("aria-live", "polite");
    this.panel.replaceChildren(...found.childNodes);
    this.append(this.panel);
  }
  shut() { this.panel?.remove(); }
  key(e) {
    if (e.key === "Escape") { this.shut(); this.field.focus(); }
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
    const links = [...(this.whole ? document.querySelector("#results") : this.panel ?? this).querySelectorAll("li a")];
    if (!links.length) return;
    const at = links.indexOf(document.activeElement) + (e.key === "ArrowDown" ? 1 : -1);
    (links[at] ?? this.field).focus();
    e.preventDefault();
  }
});

/* The name of an actor: those there are, while one types. */
customElements.define("actor-field", class extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    this.list = document.createElement("datalist");
    this.list.id = `actors-${Math.random().toString(36).slice(2)}`;
    this.append(this.list);
    this.field.setAttribute("list", this.list.id);
    this.field.addEventListener("input", () => { clearTimeout(this.wait); this.wait = setTimeout(() => this.look(), 150); });
  }
  async look() {
    const name = this.field.value.trim();
    if (name.length < 2) return;
    const { actors } = await (await fetch(`/actors.json?${new URLSearchParams({ name })}`)).json();
    this.list.replaceChildren(...actors.items.map(({ actor }) => Object.assign(document.createElement("option"), { value: actor.name })));
  }
});

/* A report: what one points at, or stands on, shows its chain beside it, and its note in the margin. */
customElements.define("report-reading", class extends HTMLElement {
  connectedCallback() {
    for (const kind of ["pointerover", "focusin"]) this.addEventListener(kind, (e) => this.light(e.target.closest?.(".said, .notes li")));
    this.addEventListener("pointerleave", () => this.light(null));
    this.addEventListener("keydown", (e) => { if (e.key === "Escape") this.light(null); });
  }
  light(at) {
    if (at === this.lit) return;
    this.lit = at;
    this.querySelectorAll(".lit").forEach((x) => x.classList.remove("lit"));
    this.peek?.remove();
    if (!at) return;
    const note = at.matches(".said") ? this.noteOf(at) : at;
    const words = note && document.getElementById(note.id.replace(/-note$/, ""));
    note?.classList.add("lit");
    words?.classList.add("lit");
    if (at.matches(".said") && note) this.show(at, note);
  }
  noteOf(said) {
    const ref = [...said.querySelectorAll("a.ref")].at(-1);
    return ref && document.getElementById(ref.hash.slice(1));
  }
  show(at, note) {
    const box = note.getBoundingClientRect();
    if (box.top >= 0 && box.bottom <= innerHeight && innerWidth > 960) return; // the note itself is in sight
    this.peek = Object.assign(document.createElement("div"), { className: "peek" });
    this.peek.setAttribute("role", "status");
    this.peek.append(...[...note.cloneNode(true).childNodes].filter((n) => !n.matches?.(".back, form")));
    document.body.append(this.peek);
    const here = at.getBoundingClientRect();
    const left = Math.max(8, Math.min(here.left, innerWidth - this.peek.offsetWidth - 8));
    this.peek.style.left = `${left + scrollX}px`;
    this.peek.style.top = `${here.bottom + scrollY + 6}px`;
  }
});

/* Keys. They can be switched off, and never act while somebody types. */
const OFF = "reportedly-keys-off";
const off = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
let waiting = false;
const step = (by) => {
  const items = [...document.querySelectorAll("main [data-list] > li, main [data-list] > tr, main [data-list] > article")];
  if (!items.length) return;
  const now = items.findIndex((x) => x.contains(document.activeElement));
  const next = items[Math.max(0, Math.min(items.length - 1, now < 0 ? (by > 0 ? 0 : items.length - 1) : now + by))];
  const link = next.querySelector("a[href], button, [tabindex]");
  link?.focus();
  link?.scrollIntoView({ block: "nearest" });
};
const acts = {
  "/": () => document.querySelector("main input[type=search], header input[type=search]")?.focus(),
  j: () => step(1),
  k: () => step(-1),
  n: () => document.querySelector("a[rel=next]")?.click(),
  p: () => document.querySelector("a[rel=prev]")?.click(),
  "?": () => { location.href = "/keys"; },
};
addEventListener("keydown", (e) => {
  if (off() || e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.target.closest?.("input, select, textarea, [contenteditable]")) return;
  const act = waiting ? () => document.querySelector(`header nav a[data-key="${CSS.escape(e.key)}"]`)?.click() : acts[e.key];
  waiting = !waiting && e.key === "g";
  if (act) { act(); e.preventDefault(); }
});

customElements.define("key-switch", class extends HTMLElement {
  connectedCallback() {
    const button = document.createElement("button");
    const name = () => { button.textContent = off() ? "Switch single keys on" : "Switch single keys off"; };
    button.addEventListener("click", () => { try { localStorage.setItem(OFF, off() ? "0" : "1"); } catch { /* not kept */ } name(); });
    name();
    this.replaceChildren(button);
  }
});
