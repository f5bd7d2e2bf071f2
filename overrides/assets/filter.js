/* Combines the choices of "Show only". A comfort: each choice has a page of its own without it.
   It reads those pages, shows what stands on all of them, and keeps the choice in the address. */
(() => {
  "use strict";
  const section = document.getElementById("show-only");
  const list = document.querySelector("[data-list]");
  if (!section || !list) return;
  const words = section.dataset;
  const all = new URL(words.all, location.href).href;
  const whole = [...list.childNodes];
  const make = (name, attributes = {}, ...inside) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...inside);
    return node;
  };

  /* A labelled choice for each group of links. */
  const fields = [...document.querySelectorAll("[data-filter]")].map((group) => {
    const heading = group.querySelector("h3");
    const label = heading ? heading.firstChild.textContent.trim() : group.getAttribute("aria-label");
    const select = make("select", { id: "f-" + group.dataset.filter, name: group.dataset.filter });
    select.append(make("option", { value: "" }, words.any));
    for (const link of group.querySelectorAll("a")) {
      if (link.href === all) continue;
      const value = link.pathname.split("/").filter(Boolean).pop();
      const option = make("option", { value }, link.textContent);
      option.page = link.href;
      if (link.hasAttribute("aria-current")) option.defaultSelected = option.selected = true;
      select.append(option);
    }
    return make("div", {}, make("label", { for: select.id }, label), select);
  });
  const selects = fields.map((field) => field.lastChild);
  const status = make("p", { role: "status" });
  const form = make("form", { class: "field-row", "data-comfort": "" },
    ...fields, make("div", {}, make("button", { class: "button", type: "submit" }, words.show)));
  section.querySelector("nav").before(make("div", { "data-comfort": "" },
    make("h3", {}, words.combine), form, status));

  /* What stands on a page of one choice: heading's address → item, with links that work here too. */
  const read = async (address, items = new Map()) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const item of page.querySelectorAll("[data-items] > li")) {
      for (const link of item.querySelectorAll("a[href]"))
        link.href = new URL(link.getAttribute("href"), address).href;
      items.set(item.querySelector("a").href, item);
    }
    const next = page.querySelector("main a[rel=next]");
    if (next) await read(new URL(next.getAttribute("href"), address).href, items);
    return { items, kind: page.querySelector("[data-items]") };
  };

  const chosen = () => selects.filter((select) => select.value)
    .map((select) => select.selectedOptions[0]);

  let turn = 0;
  const show = async (focus) => {
    const mine = ++turn;
    const options = chosen();
    if (!options.length) {
      list.replaceChildren(...whole);
      status.textContent = "";
      return;
    }
    let pages;
    try {
      pages = await Promise.all(options.map((option) => read(option.page)));
    } catch {
      if (mine === turn) status.textContent = words.failed;
      return;
    }
    if (mine !== turn) return;
    const [first, ...others] = pages;
    const found = [...first.items].filter(([key]) => others.every((page) => page.items.has(key)));
    const named = options.map((option) => option.textContent.replace(/ \([^()]*\)$/, "")).join(" + ");
    const pattern = found.length === 1 ? words.one : found.length ? words.many : words.none;
    const said = pattern.replace("{number}", found.length) + " " + named;
    const heading = make("h2", { id: "list", tabindex: "-1" }, said);
    const reset = make("p", {}, make("a", { href: all, class: "more-link" }, words.reset));
    const inside = make("div");
    if (found.length) {
      const kind = first.kind.cloneNode(false);
      kind.append(...found.map(([, item]) => document.adoptNode(item)));
      inside.append(kind);
    }
    inside.append(reset);
    list.replaceChildren(list.matches("section") ? heading : "", inside);
    if (!list.matches("section")) inside.prepend(heading);
    status.textContent = said;
    if (focus) heading.focus();
  };

  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    for (const select of selects) {
      if (asked.has(select.name)) select.value = asked.get(select.name);
      if (select.selectedIndex < 0) select.value = "";
    }
    return selects.some((select) => asked.get(select.name));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = new URLSearchParams();
    for (const select of selects) if (select.value) asked.set(select.name, select.value);
    history.pushState(null, "", "?" + asked);
    show(true);
  });
  addEventListener("popstate", () => {
    form.reset();
    if (fromAddress()) show(false);
    else list.replaceChildren(...whole);
  });
  if (fromAddress()) show(false);
})();
