/* Tells whoever writes when what they write can't be kept any more. */
(function () {
  function tell(hidden) {
    return function (event) {
      var line = document.getElementById("not-saved");
      if (line && event.detail.elt && event.detail.elt.id === "act") {
        line.hidden = hidden;
      }
    };
  }
  document.addEventListener("htmx:sendError", tell(false));
  document.addEventListener("htmx:responseError", tell(false));
})();
