// WCAG 2.3.3 (AAA): nothing moves by itself, and nothing at all for whoever asks for less motion.
(tools) => {
  const found = [];
  for (const animation of document.getAnimations()) {
    const element = animation.effect?.target;
    if (element) found.push(tools.finding(element, "it moves by itself"));
  }
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
    for (const element of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      if (lasts(style.animationDuration) && style.animationName !== "none") {
        found.push(tools.finding(element, "it is animated though the reader asks for less motion"));
      }
      if (lasts(style.transitionDuration)) {
        found.push(tools.finding(element, "it changes slowly though the reader asks for less motion"));
      }
    }
    if (getComputedStyle(document.documentElement).scrollBehavior === "smooth") {
      found.push({ selector: "html", words: "it scrolls slowly though the reader asks for less motion" });
    }
  }
  return found;
}
