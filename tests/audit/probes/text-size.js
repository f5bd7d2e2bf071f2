// Passages are at least 18 px, nothing is under 16 px, lines stand 1.5 apart, nothing is justified.
(tools) => {
  const found = [];
  const passages = new Map();
  const told = new Set();
  const once = (element, words) => {
    const key = words.replace(/“.*”/, "") + tools.selectorOf(element);
    if (!told.has(key)) found.push(tools.finding(element, words));
    told.add(key);
  };
  for (const { node, parent, block } of tools.textNodes()) {
    const style = getComputedStyle(parent);
    const size = parseFloat(style.fontSize);
    const text = tools.quote(node.data.trim());
    if (size < 15.9) once(parent, `${text} is ${size} px, less than 16`);
    if (/justify/.test(getComputedStyle(block).textAlign)) once(block, `${text} is justified`);
    if (!block.matches("p, li, dd, dt, td, blockquote, figcaption")) continue;
    if (!passages.has(block)) passages.set(block, { words: 0, size });
    const passage = passages.get(block);
    passage.words += node.data.split(/\s+/).filter(Boolean).length;
    passage.size = Math.max(passage.size, size);
    const boxes = tools.boxesOf(node);
    const rows = new Set(boxes.map((box) => Math.round(box.top / 4))).size;
    const apart = style.lineHeight === "normal" ? 1.2 : parseFloat(style.lineHeight) / size;
    if (rows > 1 && apart < 1.49) once(parent, `${text}: its lines stand ${apart.toFixed(2)} apart, less than 1.5`);
  }
  for (const [block, { words, size }] of passages) {
    if (words >= 25 && size < 17.9) {
      once(block, `a passage of ${words} words is ${size} px, less than 18: ${tools.quote(tools.textOf(block))}`);
    }
  }
  return found;
}
