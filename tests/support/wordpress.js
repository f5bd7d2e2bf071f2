// Stands in for the script with which WordPress listens to the frames of a post. See wordpress.py.
const frames = () => [...document.querySelectorAll("iframe.wp-embedded-content")];

addEventListener("message", ({ data, source }) => {
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame || !data || data.secret !== frame.dataset.secret) return;
  document.querySelector(`blockquote[data-secret="${data.secret}"]`).style.display = "none";
  frame.removeAttribute("style");
  if (data.message === "height") {
    frame.height = String(Math.min(1000, Math.max(200, Number.parseInt(data.value, 10))));
  }
  const target = data.message === "link" ? new URL(data.value) : null;
  if (target && target.host === new URL(frame.src).host && document.activeElement === frame) {
    location.href = target.href;
  }
});

addEventListener("DOMContentLoaded", () => {
  for (const frame of frames()) {
    frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
  }
});
