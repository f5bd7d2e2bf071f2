/* Search behind the form of /search/. Nothing is loaded before the reader begins, and nothing that
   is typed leaves the device. The engine is MiniSearch; how words are read is said here. */
(() => {
  "use strict";
  const form = document.getElementById("search");
  const results = document.getElementById("results");
  if (!form || !results) return;
  const words = form.dataset;
  const input = form.elements.q;
  const list = document.createElement("ol");
  list.className = "news";
  results.querySelector("div").append(list);
  const status = document.getElementById("said");
  const files = words.files.trim().split(/\s+/);
  const PAGE = 10;

  /* -- how words are read: the same for a page as for what is typed */

  const STOP = new Set(("a about after all also am an and any are as at be been before but by can could did do does doing for from " +
    "get gets getting had has have he her him his how i if in into is it its just me my no not of on one or our out " +
    "she should so some than that the their them then there they this to too up us was we were what when where " +
    "which who whom whose why will with would you your").split(" "));
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u2019']/g, "").toLowerCase();
  const tokens = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  const ENDINGS = [[/ies$/, "y"], [/(ss|sh|ch|x)es$/, "$1"], [/([^su])s$/, "$1"], [/(..)ing$/, "$1"], [/(..)ed$/, "$1"],
    [/([bdgmnprt])\1$/, "$1"], [/(...)(?:e|ly|ment)$/, "$1"], [/(...)(?:sion|d)$/, "$1"],
    [/(....)(?:ist|y)$/, "$1"]];
  const stem = (word) => {
    if (word.length < 4 || /\d/.test(word)) return word;
    for (const [ending, by] of ENDINGS) word = word.replace(ending, by);
    return word;
  };
  const read = (text) => tokens(text).map(stem);
  const asked = (text) => {
    const all = tokens(text).slice(0, 24);
    const kept = all.filter((word) => !STOP.has(word));
    return (kept.length ? kept : all).map(stem);
  };

  /* -- loading: classic scripts, so that it works from a folder too */

  const parts = [];
  window.progressIndex = (part) => parts.push(part);
  const script = (src) => new Promise((done, failed) => {
    const node = document.createElement("script");
    node.src = src;
    node.onload = done;
    node.onerror = () => { node.remove(); failed(new Error(src)); };
    document.head.append(node);
  });

  let engine, kinds, also, loaded = 0, started = null;
  const spelt = new Map();
  const take = () => {
    for (const part of parts.splice(0)) {
      kinds = part.kinds || kinds;
      also = part.also ? part.also.map(([said, meant]) => [read(said), read(meant)]) : also;
      /* A file can come twice, when another one failed before it. */
      const fresh = part.entries.filter(([id]) => !engine.has(id));
      engine.addAll(fresh.map(([id, title, kind, text, more, other]) =>
        ({ id, title, kind, text: text || "", more: more || "", other: other || "" })));
    }
  };
  const make = () => new MiniSearch({
    fields: ["title", "other", "text", "more"],
    storeFields: ["title", "kind", "text", "more"],
    tokenize: tokens,
    processTerm: (term) => {
      const root = stem(term);
      if (!spelt.has(root)) spelt.set(root, term);
      return STOP.has(term) ? null : root;
    },
    searchOptions: {
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term,
      boost: { title: 4, other: 4, text: 2, more: 1 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      weights: { prefix: 0.5, fuzzy: 0.3 },
      boostDocument: (id, term, entry) => kinds[entry.kind][1],
    },
  });
  const start = () => {
    started = started || Promise.all([script(words.library), script(files[0])]).then(() => {
      loaded = 1;
      engine = make();
      take();
    }).catch((error) => { started = null; throw error; });
    return started;
  };
  const older = async () => {
    await Promise.all(files.slice(loaded).map(script));
    loaded = files.length;
    take();
  };

  /* -- finding */

  const holds = (long, short) => long.some((_, at) => short.every((word, i) => long[at + i] === word));
  const find = (typed) => {
    const own = asked(typed);
    const all = tokens(typed).slice(0, 24).map(stem);
    const meant = also.filter(([said]) => holds(all, said)).flatMap(([, word]) => word);
    const extra = [...new Set(meant)].filter((word) => !own.includes(word));
    const scores = new Map();
    const add = (query, weight) => {
      if (!query.length) return;
      for (const hit of engine.search(query.join(" "))) {
        const known = scores.get(hit.id);
        if (known) { known.score += hit.score * weight; known.terms.push(...hit.terms); }
        else scores.set(hit.id, { ...hit, score: hit.score * weight, terms: [...hit.terms] });
      }
    };
    add(own, 1);
    add(extra, 0.9);
    const found = [...scores.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return found.filter((hit) => hit.score >= found[0].score * 0.08);
  };
  const nearest = (typed) => {
    const hits = engine.search(asked(typed).join(" "), { fuzzy: 0.45, prefix: true });
    return [...new Set(hits.flatMap((hit) => hit.terms))].slice(0, 3).map((root) => spelt.get(root) || root);
  };

  /* -- showing */

  const node = (name, attributes, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };
  /* Words near what was typed, the found ones marked. */
  const near = (hit) => {
    const found = new Set(hit.terms);
    const is = (piece) => found.has(stem(fold(piece)));
    const sentences = (hit.text + " " + hit.more).match(/[^.!?]+[.!?]*\s*/g) || [];
    const count = (sentence) => new Set(tokens(sentence).map(stem).filter((word) => found.has(word))).size;
    let best = sentences[0] || "";
    for (const sentence of sentences) if (count(sentence) > count(best)) best = sentence;
    const pieces = best.trim().slice(0, 300).split(/([\p{L}\p{N}\u2019']+)/u);
    return pieces.map((piece) => (piece && is(piece) ? node("mark", {}, piece) : piece));
  };
  /* A copy that opens from a disk has no server that finds the page in a folder. */
  const onDisk = (id) => (location.protocol === "file:" ? id.replace(/(^|\/)(?=#|$)/, "$1index.html") : id);
  const line = (hit) => {
    const above = node("p", { class: "dateline" }, kinds[hit.kind][0]);
    const link = node("a", { href: words.root + onDisk(hit.id) }, hit.title);
    return node("li", {}, above, node("h3", {}, link), node("p", {}, ...near(hit)));
  };
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name]);
  const button = (text, press) => {
    const made = node("button", { class: "button", type: "button" }, text);
    made.addEventListener("click", press);
    return node("p", { class: "page-actions" }, made);
  };

  const show = (hits, from) => {
    list.append(...hits.slice(from, from + PAGE).map(line));
    list.parentNode.querySelectorAll(".page-actions").forEach((old) => old.remove());
    if (hits.length > from + PAGE)
      list.after(button(words.more, () => {
        show(hits, from + PAGE);
        list.children[from + PAGE].querySelector("a").focus();
      }));
    if (loaded < files.length)
      list.parentNode.append(button(words.older, () => older().then(search, fail)));
  };
  const fail = () => { status.textContent = words.failed; };
  let turn = 0;
  const search = async () => {
    const mine = ++turn;
    const typed = input.value.trim().slice(0, 400);
    list.replaceChildren();
    results.hidden = true;
    status.textContent = typed ? words.wait : "";
    if (!typed) return;
    try { await start(); } catch { if (mine === turn) fail(); return; }
    if (mine !== turn) return;
    const hits = find(typed);
    const shown = typed.length > 60 ? typed.slice(0, 60) + "…" : typed;
    const pattern = hits.length === 1 ? words.one : hits.length ? words.many : words.none;
    status.textContent = fill(pattern, { number: hits.length, words: shown }) +
      (hits.length > PAGE ? " " + fill(words.best, { shown: PAGE }) : "");
    if (!hits.length) {
      const guesses = nearest(typed);
      if (guesses.length) {
        status.append(" " + words.nearest);
        for (const guess of guesses)
          status.append(" ", node("a", { href: "?q=" + encodeURIComponent(guess) }, guess));
      }
      if (loaded === files.length) return;
    }
    results.hidden = false;
    show(hits, 0);
  };

  const fromAddress = () => {
    input.value = new URLSearchParams(location.search).get("q") || "";
    search();
  };
  input.addEventListener("focus", () => start().catch(() => {}), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = "?" + new URLSearchParams({ q: input.value });
    if (query !== location.search) history.pushState(null, "", query);
    search();
  });
  addEventListener("popstate", fromAddress);
  status.textContent = "";
  if (location.search) fromAddress();
})();
