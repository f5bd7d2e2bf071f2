// Tells a WordPress page around this frame how high it is, and where a link leads: there the frame
// may do neither by itself. Without a secret in the address, or outside a frame, it does nothing.
(() => {
  "use strict";
  if (window.parent === window) return;

  // WordPress puts “#?secret=…” behind the address, sometimes only after the page was loaded.
  const secret = () => (/[#?&]secret=([A-Za-z0-9]+)/.exec(location.hash) || [])[1];

  const say = (message, value) => {
    if (secret()) window.parent.postMessage({ message, value, secret: secret() }, "*");
  };
  const sayHeight = () => say("height", Math.ceil(document.body.getBoundingClientRect().height));

  addEventListener("load", sayHeight);
  addEventListener("hashchange", sayHeight);
  addEventListener("message", ({ source, data }) => {
    const ready = data && data.message === "ready" && data.secret === secret();
    if (ready && source === window.parent) sayHeight();
  });
  new ResizeObserver(sayHeight).observe(document.body);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const otherwise = event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!link || otherwise || !secret()) return;
    event.preventDefault();
    say("link", link.href);
  });
})();
