/* Single keys for the list of duties: j and k go down and up, and what names a key of its own is reached by it. They can be turned off (WCAG 2.2, 2.1.4). */
(function () {
  var off = "huiyin-keys-off";
  function store() {
    try {
      return window.localStorage;
    } catch (blocked) {
      return null;
    }
  }
  function isOff() {
    var kept = store();
    return kept !== null && kept.getItem(off) === "yes";
  }
  function turn(on) {
    var kept = store();
    if (kept !== null && on) {
      kept.removeItem(off);
    } else if (kept !== null) {
      kept.setItem(off, "yes");
    }
  }
  function isWriting(element) {
    return /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) || element.isContentEditable;
  }
  function step(by) {
    var all = Array.prototype.slice.call(document.querySelectorAll(".duty-what a"));
    var at = all.indexOf(document.activeElement);
    var next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    if (all[next]) {
      all[next].focus();
      all[next].scrollIntoView({ block: "nearest" });
    }
  }
  function help() {
    var keys = document.getElementById("keys");
    keys.open = !keys.open;
    if (keys.open) {
      keys.querySelector("summary").focus();
    }
  }
  function own(key) {
    var all = document.querySelectorAll("[data-key]");
    for (var i = 0; i < all.length; i++) {
      if (all[i].getAttribute("data-key") === key) {
        (all[i].querySelector("select") || all[i]).focus();
        return true;
      }
    }
    return false;
  }
  document.addEventListener("keydown", function (event) {
    if (isOff() || event.ctrlKey || event.altKey || event.metaKey || isWriting(event.target)) {
      return;
    }
    var known = true;
    if (event.key === "j") {
      step(1);
    } else if (event.key === "k") {
      step(-1);
    } else if (event.key === "?") {
      help();
    } else {
      known = own(event.key);
    }
    if (known) {
      event.preventDefault();
    }
  });
  document.addEventListener("DOMContentLoaded", function () {
    var keys = document.getElementById("keys");
    var use = document.getElementById("keys-on");
    keys.hidden = false;
    use.checked = !isOff();
    use.addEventListener("change", function () {
      turn(use.checked);
    });
  });
})();
