// Preview only: asks whether there is something new to show, and shows it.
(function () {
  "use strict";
  var own = document.currentScript;
  var shown = own.dataset.version;

  function look() {
    if (document.hidden) return;
    fetch(new URL("state", own.src), { cache: "no-store" })
      .then(function (answer) { return answer.json(); })
      .then(function (state) { if (state.version !== shown) location.reload(); })
      .catch(function () { /* The preview has ended; the page stays readable. */ });
  }

  setInterval(look, 700);
  document.addEventListener("visibilitychange", look);
}());
