// Drawings, with a pointer in hand. Everything is there without it.

/* Ties through time: a slider over the years in which ties begin or end, beside the field for the date. */
customElements.define("time-slider", class extends HTMLElement {
  connectedCallback() {
    const years = (this.dataset.years ?? "").split(" ").filter(Boolean).map(Number);
    this.field = this.querySelector("input[name=at]");
    this.form = this.querySelector("form");
    if (years.length < 2 || !this.field) return;
    const box = Object.assign(document.createElement("label"), { className: "slider" });
    this.slider = Object.assign(document.createElement("input"), { type: "range", min: years[0], max: years.at(-1), step: 1 });
    this.slider.setAttribute("aria-label", "Year");
    this.output = document.createElement("output");
    this.slider.value = this.field.value.slice(0, 4) || years.at(-1);
    this.output.value = this.field.value.slice(0, 4) || "all time";
    this.slider.addEventListener("input", () => {
      this.field.value = this.output.value = this.slider.value;
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.look(), 150);
    });
    box.append(this.slider, this.output);
    this.form.after(box);
  }
  async look() {
    this.asked?.abort();
    this.asked = new AbortController();
    const address = new URL(this.form.action);
    address.search = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => value));
    try {
      const answer = await (await fetch(address, { signal: this.asked.signal })).text();
      const page = new DOMParser().parseFromString(answer, "text/html");
      for (const part of ["#ties", "h1"]) document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes);
      history.replaceState(null, "", address);
    } catch (error) { if (error.name !== "AbortError") this.form.submit(); }
  }
});
