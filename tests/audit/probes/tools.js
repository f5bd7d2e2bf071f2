// What the probes share. Evaluated once a page; a probe gets it as its one argument.
() => {
  // An element's place, short enough to read: up to the nearest id, or four steps.
  const selectorOf = (element) => {
    const steps = [];
    for (let at = element; at && at.nodeType === 1 && steps.length < 4; at = at.parentElement) {
      if (at.id) {
        steps.unshift("#" + at.id);
        break;
      }
      const classes = [...at.classList].map((name) => "." + name).join("");
      const twins = at.parentElement
        ? [...at.parentElement.children].filter((other) => other.tagName === at.tagName)
        : [at];
      const nth = twins.length > 1 && !classes ? `:nth-of-type(${twins.indexOf(at) + 1})` : "";
      steps.unshift(at.tagName.toLowerCase() + classes + nth);
      if (at.tagName === "BODY") break;
    }
    return steps.join(" > ");
  };

  const textOf = (element) => element.textContent.trim().replace(/\s+/g, " ");
  const quote = (text) => `“${text.length > 50 ? text.slice(0, 50).trim() + "…" : text}”`;
  const finding = (element, words) => ({ selector: selectorOf(element), words });

  // Words for screen readers alone are clipped to nothing on purpose.
  const forEarsOnly = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath === "inset(50%)" || style.clip === "rect(0px, 0px, 0px, 0px)") return true;
    }
    return false;
  };
  const seen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !forEarsOnly(element) &&
    [...element.getClientRects()].some((box) => box.width > 0 && box.height > 0);

  const blockOf = (element) => {
    let at = element;
    while (at !== document.body && /^(inline|contents|ruby)/.test(getComputedStyle(at).display) &&
           !/^inline-(block|flex|grid)/.test(getComputedStyle(at).display)) {
      at = at.parentElement;
    }
    return at;
  };

  // Every piece of text that can be seen, with the element it stands in.
  let pieces = null;
  const textNodes = () => {
    if (pieces) return pieces;
    pieces = [];
    const verdict = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim()) continue;
      const parent = node.parentElement;
      if (parent.closest("script, style, noscript, template")) continue;
      if (!verdict.has(parent)) verdict.set(parent, seen(parent));
      if (verdict.get(parent)) pieces.push({ node, parent, block: blockOf(parent) });
    }
    return pieces;
  };
  const boxesOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  };

  // Colours, whatever the notation: the browser paints one point and says what it is.
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const colour = (css) => {
    if (!known.has(css)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(css, [r, g, b, a / 255]);
    }
    return known.get(css);
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3]));
  // What is painted behind an element; null where a picture makes it unknown.
  const paper = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return null;
      const layer = colour(style.backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    const bottom = document.documentElement.matches(":root") ? colour("Canvas") : [255, 255, 255, 1];
    return layers.reduceRight((under, layer) => over(layer, under), bottom);
  };
  const light = ([r, g, b]) => {
    const part = (value) => {
      const s = value / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  // WCAG 2.2, contrast ratio.
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };

  const TARGETS =
    'a[href], button, input:not([type="hidden"]), select, textarea, summary, audio[controls], ' +
    'video[controls], [role="button"], [role="link"], [tabindex]:not([tabindex^="-"])';
  const targets = () => [...document.querySelectorAll(TARGETS)].filter(seen);

  return {
    selectorOf, textOf, quote, finding, forEarsOnly, seen, blockOf, textNodes, boxesOf,
    colour, over, paper, contrast, targets, TARGETS,
  };
}
