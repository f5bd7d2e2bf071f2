// WCAG 1.4.8: a line of running text has at most 70 characters.
(tools) => {
  const MOST = 70;
  const longest = new Map();
  const lines = new Map();
  for (const { node, block } of tools.textNodes()) {
    if (!block.matches("p, li, dd, dt, td, blockquote, figcaption, caption, div, span")) continue;
    if (block.textContent.trim().length <= MOST) continue;
    // The way to a page and a list of links are no running text: a title stays in one piece there.
    if (block.closest("nav")) continue;
    if (!lines.has(block)) lines.set(block, new Map());
    const range = document.createRange();
    for (const word of node.data.matchAll(/\S+\s*/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].trimEnd().length);
      const box = range.getBoundingClientRect();
      // Words of one line may be set in two sizes: their middles are close.
      const line = Math.round((box.top + box.bottom) / 2 / 12);
      const here = lines.get(block);
      const key = here.has(line - 1) ? line - 1 : line;
      here.set(key, (here.get(key) || "") + word[0].replace(/\s+/g, " "));
    }
  }
  for (const [block, texts] of lines) {
    const text = [...texts.values()].map((line) => line.trim()).sort((a, b) => b.length - a.length)[0];
    if (text && text.length > MOST) longest.set(block, text);
  }
  return [...longest].map(([block, text]) =>
    tools.finding(block, `a line of ${text.length} characters, more than ${MOST}: ${tools.quote(text)}`));
}
