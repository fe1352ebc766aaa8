/* Judging with single keys, dropping files, waiting for them: each around a form or list that works without it. */
customElements.define("review-queue", class extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    addEventListener("keydown", (e) => this.key(e));
    this.addEventListener("click", (e) => {
      const button = e.target.closest?.("button[form]");
      if (!button) return;
      e.preventDefault();
      this.decide(button);
    });
  }
  get items() { return [...this.querySelectorAll(".queue > li:not([hidden])")]; }
  get at() { return this.items.find((x) => x.contains(document.activeElement)) ?? this.items[0]; }
  key(e) {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.target.closest?.("input, select, textarea")) return;
    if (!["a", "r", "e"].includes(e.key) || window.reportedlyKeysOff?.()) return;
    const act = this.at?.querySelector(`[data-act=${e.key}]`);
    if (act) { e.preventDefault(); act.click(); }
  }
  async decide(button) {
    if (!this.form.reportValidity()) return;
    const item = button.closest("li");
    const next = this.items[this.items.indexOf(item) + 1];
    const said = new FormData(this.form, button);
    item.hidden = true; /* shown as done at once; brought back where the server says no */
    next?.querySelector("[data-act=a]")?.focus();
    const answer = await fetch(this.form.action, { method: "POST", body: new URLSearchParams(said) }).catch(() => null);
    if (answer?.ok) return this.tell(`${button.textContent}ed. It can be undone in the history.`);
    item.hidden = false;
    const page = answer ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    this.tell(page?.querySelector("main h1, main .notice")?.textContent ?? "The server does not answer; nothing was judged.");
    button.focus();
  }
  tell(words) {
    const line = this.querySelector("[data-tell]");
    line.className = "notice done";
    line.textContent = words;
  }
});

customElements.define("drop-zone", class extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form"), field = form.querySelector("input[type=file]");
    const over = (yes) => form.classList.toggle("over", yes);
    for (const kind of ["dragenter", "dragover"]) addEventListener(kind, (e) => { if (e.dataTransfer?.types.includes("Files")) { e.preventDefault(); over(true); } });
    addEventListener("dragleave", (e) => { if (!e.relatedTarget) over(false); });
    addEventListener("drop", (e) => {
      if (!e.dataTransfer?.files.length) return;
      e.preventDefault();
      over(false);
      field.files = e.dataTransfer.files;
      form.requestSubmit();
    });
    field.closest("label").firstChild.textContent = "Choose files, or drop them anywhere on this page ";
  }
});

customElements.define("watch-progress", class extends HTMLElement {
  connectedCallback() { if (this.hasAttribute("data-running")) this.timer = setTimeout(() => this.look(), 700); }
  async look() {
    const answer = await fetch(location.pathname).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("watch-progress");
    if (now) this.replaceWith(document.importNode(now, true));
  }
});
